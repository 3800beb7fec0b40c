import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { RecordSummary } from '../../api/types';
import { tonnes } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Weight } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';

export default function Records() {
  const { regulator: w, common, trade, states } = useWords();
  const columns: Column<RecordSummary>[] = [
    {
      key: 'id',
      title: common.number,
      text: (r) => r.trade_id,
      show: (r) => (
        <Link to={`/trades/${r.trade_id}`} className="mono">
          {r.trade_id.slice(-12)}
        </Link>
      ),
    },
    {
      key: 'state',
      title: trade.agreement,
      show: (r) => <StateTag kind="agreement" state={r.state} />,
      text: (r) => states.agreement[r.state],
    },
    {
      key: 'checks',
      title: w.checks,
      number: true,
      show: (r) => (
        <span className="figure">
          {r.agreed}/{r.checks}
        </span>
      ),
      text: (r) => `${r.agreed}/${r.checks}`,
    },
    { key: 'code', title: common.code, show: (r) => <WasteName code={r.code} />, text: (r) => r.code },
    {
      key: 'parties',
      title: trade.parties,
      show: (r) => (
        <>
          <Party id={r.producer_id} />
          <br />→ <Party id={r.processor_id} />
        </>
      ),
    },
    {
      key: 'producer',
      title: trade.producer,
      text: (r) => r.producer_id,
    },
    {
      key: 'processor',
      title: trade.processor,
      text: (r) => r.processor_id,
    },
    {
      key: 'carrier',
      title: trade.carrier,
      show: (r) => <Party id={r.carrier_id} />,
      text: (r) => r.carrier_id,
    },
    {
      key: 'kg',
      title: common.mass,
      number: true,
      show: (r) => <Weight kg={r.kilograms} />,
      text: (r) => tonnes(r.kilograms),
    },
    {
      key: 'at',
      title: w.updated,
      show: (r) => <When at={r.updated_at} />,
      text: (r) => moment(r.updated_at),
    },
  ];
  return (
    <>
      <PageHead title={w.recordsTitle} />
      <SearchTable<RecordSummary>
        name="records"
        label={w.recordsTitle}
        columns={columns}
        rowKey={(r) => r.trade_id}
        teach={w.recordsTeach}
        filters={<StateFilter kind="agreement" />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/records', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (query.state || undefined) as RecordSummary['state'] | undefined,
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
