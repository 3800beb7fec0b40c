// An enterprise's own account: the statement of a period and its payouts.
import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Payout } from '../../api/types';
import { useMe } from '../../app/session';
import { yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { beijingNow } from '../../ui/DateFields';
import { Money } from '../../ui/Figures';
import { Kpi } from '../../ui/Kpi';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

const kOfTrades = new Set(['disposal', 'freight', 'refund', 'late_fee', 'deposit', 'ruled_back']);

function About({ line }: { line: { movement: string; about?: string | null } }) {
  if (!line.about) return <>—</>;
  const short = <span className="mono">{line.about.slice(-12)}</span>;
  return kOfTrades.has(line.movement) ? <Link to={`/trades/${line.about}`}>{short}</Link> : short;
}

function Statement({ id, from, to }: { id: string; from: string; to: string }) {
  const { carrier: w, common, terms } = useWords();
  const { data, error } = useQuery({
    queryKey: ['statement', id, from, to],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/enterprise-statements/{enterprise_id}', {
          params: { path: { enterprise_id: id }, query: { from, to } },
          signal,
        }),
      ),
  });
  if (!data) return <Loading error={error} />;
  const file = (format: string) => `/v1/enterprise-statements/${id}/${format}?from=${from}&to=${to}`;
  return (
    <Panel
      title={w.statement}
      extra={
        <span>
          <a href={file('xlsx')} download>
            {w.excel}
          </a>{' '}
          ·{' '}
          <a href={file('csv')} download>
            {w.csv}
          </a>{' '}
          ·{' '}
          <a href={`/m/print/statement/${id}?from=${from}&to=${to}`} target="_blank" rel="noreferrer">
            {w.printStatement}
          </a>
        </span>
      }
    >
      <div className="kpis">
        <Kpi name={w.opening}>
          <Money fen={data.opening_fen} unit />
        </Kpi>
        <Kpi name={w.inflow}>
          <Money fen={data.in_fen} unit />
        </Kpi>
        <Kpi name={w.outflow}>
          <Money fen={data.out_fen} unit />
        </Kpi>
        <Kpi name={w.closing}>
          <Money fen={data.closing_fen} unit />
        </Kpi>
      </div>
      <PlainTable
        label={w.statement}
        columns={[
          { title: common.time, show: (line) => <When at={line.booked_at} /> },
          {
            title: w.movement,
            show: (line) => (terms.movement as Record<string, string>)[line.movement] ?? line.movement,
          },
          { title: w.entryAbout, show: (line) => <About line={line} /> },
          { title: common.amount, number: true, show: (line) => <Money fen={line.amount_fen} /> },
          {
            title: common.inYuan(w.balanceNow),
            number: true,
            show: (line) => <Money fen={line.balance_fen} />,
          },
        ]}
        rows={data.lines}
        rowKey={(line) => line.seq}
        empty={w.statementTeach}
      />
    </Panel>
  );
}

function Payouts() {
  const { carrier: w, common, finance, states } = useWords();
  const columns: Column<Payout>[] = [
    {
      key: 'at',
      title: finance.created,
      show: (p) => <When at={p.created_at} />,
      text: (p) => moment(p.created_at),
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
      show: (p) => <StateTag kind="payout" state={p.state} />,
      text: (p) => states.payout[p.state],
    },
    {
      key: 'ended',
      title: finance.endedAt,
      show: (p) => <When at={p.ended_at} />,
      text: (p) => moment(p.ended_at),
    },
    {
      key: 'id',
      title: finance.endToEnd,
      show: (p) => <span className="mono">{p.end_to_end_id}</span>,
      text: (p) => p.end_to_end_id,
    },
  ];
  return (
    <>
      <h2>{w.payouts}</h2>
      <SearchTable<Payout>
        name="payouts"
        label={w.payouts}
        columns={columns}
        rowKey={(p) => p.id}
        teach={finance.payoutsTeach}
        fetch={(_, cursor, signal) =>
          answerOf(api.GET('/v1/payouts', { params: { query: { limit: 20, cursor } }, signal }))
        }
      />
    </>
  );
}

export default function AccountPage() {
  const { carrier: w } = useWords();
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const now = beijingNow();
  const from = query.get('from') ?? now.subtract(30, 'day').format('YYYY-MM-DD');
  const to = query.get('to') ?? now.format('YYYY-MM-DD');
  return (
    <>
      <PageHead
        title={w.accountTitle}
        action={
          <DatePicker.RangePicker
            aria-label={w.period}
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            onChange={(range) =>
              range?.[0] &&
              range[1] &&
              setQuery({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') })
            }
          />
        }
      />
      {me.enterprise_id && <Statement id={me.enterprise_id} from={from} to={to} />}
      <Payouts />
    </>
  );
}
