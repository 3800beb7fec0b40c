// Addresses that are told when money moves, and, for the chosen one, what became of each message.
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { Loading } from '../../ui/Loading';
import { EventNames } from '../../ui/EventName';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { StateTag } from '../../ui/StateTag';
import { Deliveries } from './Deliveries';
import { HookActions } from './HookActions';
import { Once } from './Once';

function NewHook({ onSecret }: { onSecret: (secret: string) => void }) {
  const { partner: w, common } = useWords();
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <DialogForm<{ url: string; event_types: string[] }>
      form="hook.new"
      label={w.newHook}
      initial={{ event_types: ['*'] }}
      call={async (key, body) => {
        const made = await answerOf(api.POST('/v1/webhooks', { headers: commandHeaders(key), body }));
        if (made.secret) onSecret(made.secret);
      }}
    >
      <Form.Item name="url" label={w.url} rules={needed}>
        <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item name="event_types" label={w.events} rules={needed} extra={w.eventsHint}>
        <Select mode="tags" tokenSeparators={[' ', ',']} open={false} />
      </Form.Item>
    </DialogForm>
  );
}

export function Webhooks() {
  const { partner: w, common } = useWords();
  const [secret, setSecret] = useState('');
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('hook') ?? undefined;
  const { data, error } = useQuery({
    queryKey: ['webhooks'],
    refetchInterval: 15_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/webhooks', { signal })),
  });
  return (
    <>
      <Panel title={w.hooksTitle} extra={<NewHook onSecret={setSecret} />}>
        {secret && <Once secret={secret} done={() => setSecret('')} />}
        {!data && <Loading error={error} />}
        <PlainTable
          label={w.hooksTitle}
          columns={[
            {
              title: w.url,
              show: (hook) => (
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={hook.id === chosen}
                  onClick={() => setQuery({ hook: hook.id }, { replace: true })}
                >
                  {hook.url}
                </button>
              ),
            },
            { title: w.events, show: (hook) => <EventNames types={hook.event_types} /> },
            { title: common.state, show: (hook) => <StateTag kind="webhook" state={hook.state} /> },
            { title: w.waiting, number: true, show: (hook) => hook.waiting },
            { title: w.dead, number: true, show: (hook) => hook.dead },
            { title: common.actions, show: (hook) => <HookActions hook={hook} onSecret={setSecret} /> },
          ]}
          rows={data?.items}
          rowKey={(hook) => hook.id}
          chosen={(hook) => hook.id === chosen}
          empty={w.hooksTeach}
        />
      </Panel>
      {chosen && data?.items.some((hook) => hook.id === chosen) && (
        <Panel title={w.deliveries}>
          <Deliveries hook={chosen} />
        </Panel>
      )}
    </>
  );
}
