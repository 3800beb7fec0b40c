import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Dispute } from '../../api/types';
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

export default function Disputes() {
  const { regulator: w, common, states } = useWords();
  const columns: Column<Dispute>[] = [
    {
      key: 'id',
      title: common.number,
      text: (d) => d.id,
      show: (d) => (
        <Link to={`/disputes/${d.id}`} className="mono">
          {d.id.slice(-12)}
        </Link>
      ),
    },
    { key: 'by', title: w.openedByParty, show: (d) => <Party id={d.opened_by} />, text: (d) => d.opened_by },
    {
      key: 'amount',
      title: common.amount,
      number: true,
      show: (d) => <Money fen={d.amount_fen} />,
      text: (d) => yuan(d.amount_fen),
    },
    {
      key: 'state',
      title: common.state,
      show: (d) => <StateTag kind="dispute" state={d.state} />,
      text: (d) => states.dispute[d.state],
    },
    {
      key: 'until',
      title: w.answerUntil,
      show: (d) => <When at={d.answer_until} relative={d.state === 'open'} />,
      text: (d) => moment(d.answer_until),
    },
    { key: 'claim', title: w.claimText, show: (d) => d.claim, text: (d) => d.claim },
  ];
  return (
    <>
      <PageHead title={w.disputesTitle} />
      <SearchTable<Dispute>
        name="disputes"
        label={w.disputesTitle}
        columns={columns}
        rowKey={(d) => d.id}
        teach={w.disputesTeach}
        filters={<StateFilter kind="dispute" />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/disputes', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (query.state || undefined) as Dispute['state'] | undefined,
                },
              },
              signal,
            }),
          )
        }
      />
    </>
  );
}
