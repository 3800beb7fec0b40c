// What became of each message of one webhook; a dead letter is sent again under its own id.
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Delivery } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { EventName } from '../../ui/EventName';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

function Replay({ hook, one }: { hook: string; one: Delivery }) {
  const { partner: w } = useWords();
  return (
    <ActionButton
      small
      form={`delivery.replay/${one.id}/${one.attempts}`}
      label={w.replay}
      question={w.replayAsk}
      call={(key) =>
        answerOf(
          api.POST('/v1/webhooks/{id}/replays', {
            params: { path: { id: hook } },
            headers: commandHeaders(key),
            body: { delivery_id: one.id },
          }),
        )
      }
    />
  );
}

export function Deliveries({ hook }: { hook: string }) {
  const { partner: w, common } = useWords();
  const columns: Column<Delivery>[] = [
    { key: 'type', title: w.type, show: (d) => <EventName type={d.type} /> },
    { key: 'state', title: common.state, show: (d) => <StateTag kind="delivery" state={d.state} /> },
    { key: 'attempts', title: w.attempts, number: true, show: (d) => d.attempts },
    { key: 'last', title: w.lastAnswer, show: (d) => d.last_status ?? d.last_error ?? '—' },
    { key: 'made', title: common.time, show: (d) => <When at={d.made_at} /> },
    { key: 'next', title: w.next, show: (d) => (d.state === 'waiting' ? <When at={d.next_at} /> : '—') },
    { key: 'id', title: w.messageId, show: (d) => <span className="mono">{d.message_id}</span> },
    { key: 'act', title: common.actions, show: (d) => d.state === 'dead' && <Replay hook={hook} one={d} /> },
  ];
  return (
    <SearchTable<Delivery>
      name={`deliveries/${hook}`}
      label={w.deliveries}
      columns={columns}
      rowKey={(d) => d.id}
      teach={w.deliveriesTeach}
      filters={<StateFilter kind="delivery" />}
      refresh={15_000}
      fetch={(query, cursor, signal) =>
        answerOf(
          api.GET('/v1/webhooks/{id}/deliveries', {
            params: {
              path: { id: hook },
              query: {
                limit: 50,
                cursor,
                state: (query.state || undefined) as Delivery['state'] | undefined,
              },
            },
            signal,
          }),
        )
      }
    />
  );
}
