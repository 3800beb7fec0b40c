// The whole city: what left each district, what agrees, what the account holds, what looks wrong.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { sum } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Money, Weight } from '../../ui/Figures';
import { Kpi } from '../../ui/Kpi';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { Tag } from '../../ui/StateTag';
import { DistrictMap } from './DistrictMap';
import { useDistrictSums } from './districtSums';
import { useRules } from './useRules';

const kCity = '4406';

function useRecordCounts() {
  return useQuery({
    queryKey: ['record-counts'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const count = { agreed: 0, differs: 0, waiting: 0 };
      let cursor: string | undefined;
      for (let page = 0; page < 10; page++) {
        const found = await answerOf(
          api.GET('/v1/records', { params: { query: { limit: 200, cursor } }, signal }),
        );
        for (const record of found.items) count[record.state] += 1;
        cursor = found.next_cursor;
        if (!cursor) break;
      }
      return { count, more: Boolean(cursor) };
    },
  });
}

function FlagKinds() {
  const { regulator: w, common } = useWords();
  const { name } = useRules();
  const { data } = useQuery({
    queryKey: ['flags', 'open', 'kinds'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/flags', { params: { query: { state: 'open', limit: 200 } }, signal })),
  });
  const counts = new Map<string, number>();
  for (const flag of data?.items ?? []) counts.set(flag.indicator, (counts.get(flag.indicator) ?? 0) + 1);
  return (
    <Panel
      title={`${w.openFlags} (${data?.items.length ?? 0}${data?.next_cursor ? '+' : ''})`}
      extra={<Link to="/flags?state=open">{common.all}</Link>}
    >
      <ul className="todo">
        {[...counts]
          .sort((a, b) => b[1] - a[1])
          .map(([indicator, count]) => (
            <li key={indicator}>
              <Link to={`/flags?state=open&indicator=${indicator}`}>
                {indicator} {name(indicator)}
              </Link>
              <span className="figure">{count}</span>
            </li>
          ))}
      </ul>
    </Panel>
  );
}

export default function Overview() {
  const { regulator: w, finance, terms } = useWords();
  const districts = useDistrictSums(kCity);
  const records = useRecordCounts();
  const books = useQuery({
    queryKey: ['trial-balance'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/trial-balance', { signal })),
  });
  const mass = useQuery({
    queryKey: ['mass'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/mass-balance', { signal })),
  });
  const count = records.data?.count;
  const decided = count ? count.agreed + count.differs : 0;
  const sums = districts.data?.sums ?? [];
  const districtName = (code: string) =>
    code ? ((terms.districts as Record<string, string>)[code] ?? code) : w.others;
  return (
    <>
      <PageHead
        title={w.overviewTitle}
        about={districts.data && w.counted(districts.data.counted, districts.data.more)}
      />
      <div className="kpis">
        <Kpi
          name={w.agreementRate}
          under={
            count && (
              <>
                {w.agreedTrades} {count.agreed} ·{' '}
                <Link to="/records?state=differs">
                  {w.differTrades} {count.differs}
                </Link>{' '}
                · {w.waitTrades} {count.waiting}
              </>
            )
          }
        >
          {count && decided ? `${count.agreed}/${decided}` : '—'}
        </Kpi>
        <Kpi
          name={w.custody}
          under={
            books.data && (
              <Tag tone={books.data.balanced ? 'good' : 'bad'}>
                {books.data.balanced ? finance.balanced : finance.unbalanced}
              </Tag>
            )
          }
        >
          <Money fen={books.data?.custody_fen} unit />
        </Kpi>
        <Kpi name={w.produced}>
          <Weight kg={mass.data && sum(mass.data.rows.map((row) => row.produced))} unit />
        </Kpi>
        <Kpi name={w.treated}>
          <Weight kg={mass.data && sum(mass.data.rows.map((row) => row.treated))} unit />
        </Kpi>
      </div>
      <div className="columns">
        <Panel title={w.map}>
          <DistrictMap sums={sums} />
          <PlainTable
            label={w.map}
            columns={[
              { title: w.district, show: (one) => districtName(one.district) },
              { title: w.trades, number: true, show: (one) => one.trades },
              { title: w.tonnesOf, number: true, show: (one) => <Weight kg={one.kilograms} /> },
            ]}
            rows={districts.data && [...sums].sort((a, b) => b.kilograms - a.kilograms)}
            rowKey={(one) => one.district}
          />
        </Panel>
        <FlagKinds />
      </div>
    </>
  );
}
