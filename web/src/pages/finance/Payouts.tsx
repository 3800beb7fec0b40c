import { answerOf, api } from '../../api/client';
import type { Payout } from '../../api/types';
import { useMe } from '../../app/session';
import { yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { bankReason } from './breakWords';
import { Payees } from './Payees';
import { PayoutRun } from './PayoutRun';

export default function Payouts() {
  const { finance: w, common, states } = useWords();
  const me = useMe();
  const columns: Column<Payout>[] = [
    {
      key: 'party',
      title: common.unit,
      show: (p) => <Party id={p.enterprise_id} />,
      text: (p) => p.enterprise_id ?? '',
    },
    {
      key: 'amount',
      title: common.amount,
      number: true,
      show: (p) => <Money fen={p.amount_fen} />,
      text: (p) => yuan(p.amount_fen),
    },
    {
      key: 'state',
      title: common.state,
      text: (p) => states.payout[p.state],
      show: (p) => (
        <>
          <StateTag kind="payout" state={p.state} />
          {p.reason && (
            <div>
              <small>{bankReason(w, p.reason)}</small>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'created',
      title: w.created,
      show: (p) => <When at={p.created_at} />,
      text: (p) => moment(p.created_at),
    },
    { key: 'sent', title: w.sentAt, show: (p) => <When at={p.sent_at} />, text: (p) => moment(p.sent_at) },
    {
      key: 'ended',
      title: w.endedAt,
      show: (p) => <When at={p.ended_at} />,
      text: (p) => moment(p.ended_at),
    },
    {
      key: 'e2e',
      title: w.endToEnd,
      show: (p) => <span className="mono">{p.end_to_end_id}</span>,
      text: (p) => p.end_to_end_id,
    },
  ];
  return (
    <>
      <PageHead title={w.payoutsTitle} action={me.is('finance') && <PayoutRun />} />
      <SearchTable<Payout>
        name="payouts"
        label={w.payoutsTitle}
        columns={columns}
        rowKey={(p) => p.id}
        teach={w.payoutsTeach}
        filters={<StateFilter kind="payout" />}
        refresh={15_000}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/payouts', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (query.state || undefined) as Payout['state'] | undefined,
                },
              },
              signal,
            }),
          )
        }
      />
      <Payees />
    </>
  );
}
