import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Load } from '../../api/types';
import { kilogramsText } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag, Tag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';

export default function Loads() {
  const { carrier: w, common, trade, states } = useWords();
  const columns: Column<Load>[] = [
    {
      key: 'number',
      title: w.manifest,
      text: (l) => l.manifest_number ?? '',
      show: (l) => (
        <Link to={`/loads/${l.id}`} className="mono">
          {l.manifest_number ?? l.id.slice(-12)}
        </Link>
      ),
    },
    {
      key: 'plate',
      title: w.plate,
      show: (l) => (
        <>
          {l.plate}
          {l.deviated && (
            <>
              {' '}
              <Tag tone="bad">{w.deviated}</Tag>
            </>
          )}
        </>
      ),
      text: (l) => l.plate,
    },
    { key: 'code', title: common.code, show: (l) => <WasteName code={l.code} />, text: (l) => l.code },
    {
      key: 'parties',
      title: trade.parties,
      show: (l) => (
        <>
          <Party id={l.producer_id} />
          <br />→ <Party id={l.processor_id} />
        </>
      ),
    },
    {
      key: 'producer',
      title: trade.producer,
      text: (l) => l.producer_id ?? '',
    },
    {
      key: 'processor',
      title: trade.processor,
      text: (l) => l.processor_id ?? '',
    },
    {
      key: 'kg',
      title: common.weight,
      number: true,
      show: (l) => <Kilograms kg={l.kilograms} />,
      text: (l) => kilogramsText(l.kilograms),
    },
    {
      key: 'accepted',
      title: trade.accepted,
      number: true,
      show: (l) => <Kilograms kg={l.accepted_kilograms} />,
      text: (l) => kilogramsText(l.accepted_kilograms ?? 0),
    },
    {
      key: 'state',
      title: common.state,
      show: (l) => <StateTag kind="load" state={l.state} />,
      text: (l) => states.load[l.state],
    },
    {
      key: 'departed',
      title: w.departed,
      show: (l) => <When at={l.departed_at} />,
      text: (l) => moment(l.departed_at),
    },
  ];
  return (
    <>
      <PageHead title={w.loadsTitle} />
      <SearchTable<Load>
        name="loads"
        label={w.loadsTitle}
        columns={columns}
        rowKey={(l) => l.id}
        teach={w.loadsTeach}
        filters={<StateFilter kind="load" />}
        refresh={15_000}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/loads', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (query.state || undefined) as Load['state'] | undefined,
                  trade_id: query.trade || undefined,
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
