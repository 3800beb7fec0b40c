import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { LedgerEntry } from '../../api/types';
import { yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { When } from '../../ui/When';
import { Holder, holderText, tradeNumber, type Owned } from './Holder';

function MovementFilter() {
  const { finance: w, terms, common } = useWords();
  const [query, setQuery] = useSearchParams();
  return (
    <Select
      aria-label={w.moveFilter}
      style={{ minWidth: 200 }}
      value={query.get('movement') ?? ''}
      onChange={(movement) => setQuery(movement ? { movement } : {}, { replace: true })}
      options={[
        { value: '', label: common.all },
        ...Object.entries(terms.movement).map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}

// An account that treasury knows no row of shows the end of its id.
function Side({ of, id }: { of: Owned | undefined; id: string }) {
  return of ? (
    <div className="ledger-side">
      <Holder of={of} line />
    </div>
  ) : (
    <span className="mono">{id.slice(-12)}</span>
  );
}

const kOfPayouts = [
  'payout',
  'payout_settled',
  'payout_rejected',
  'payout_returned',
  'recredited',
  'sent_back',
];

// What the entry is about: a trade or an enterprise of one of its sides, a payout, a line of the bank.
function About({ entry }: { entry: LedgerEntry }) {
  const { finance: w, terms } = useWords();
  const { about, movement } = entry;
  if (!about) return <>—</>;
  if ([entry.debit?.trade_id, entry.credit?.trade_id].includes(about))
    return <Link to={`/trades/${about}`}>{w.ofTrade(tradeNumber(about))}</Link>;
  if ([entry.debit?.enterprise_id, entry.credit?.enterprise_id].includes(about)) return <Party id={about} />;
  return (
    <>
      {kOfPayouts.includes(movement) && `${terms.subject.payout} `}
      {['unidentified', 'unexplained'].includes(movement) && `${w.bankLine} `}
      <span className="mono">{about.slice(-12)}</span>
    </>
  );
}

export default function Entries() {
  const words = useWords();
  const { finance: w, common, terms } = words;
  const name = (movement: string) => (terms.movement as Record<string, string>)[movement] ?? movement;
  const columns: Column<LedgerEntry>[] = [
    { key: 'seq', title: w.seq, number: true, show: (e) => e.seq, text: (e) => String(e.seq) },
    { key: 'at', title: w.booked, show: (e) => <When at={e.booked_at} />, text: (e) => moment(e.booked_at) },
    { key: 'movement', title: w.movement, show: (e) => name(e.movement), text: (e) => name(e.movement) },
    {
      key: 'amount',
      title: common.amount,
      number: true,
      show: (e) => <Money fen={e.amount_fen} />,
      text: (e) => yuan(e.amount_fen),
    },
    {
      key: 'debit',
      title: w.debit,
      show: (e) => <Side of={e.debit} id={e.debit_account_id} />,
      text: (e) => (e.debit ? holderText(words, e.debit) : ''),
    },
    { key: 'debit-name', title: `${w.debit} ${w.ledgerName}`, text: (e) => e.debit?.name ?? '' },
    { key: 'debit-id', title: `${w.debit} ${w.accountId}`, text: (e) => e.debit_account_id },
    {
      key: 'credit',
      title: w.credit,
      show: (e) => <Side of={e.credit} id={e.credit_account_id} />,
      text: (e) => (e.credit ? holderText(words, e.credit) : ''),
    },
    { key: 'credit-name', title: `${w.credit} ${w.ledgerName}`, text: (e) => e.credit?.name ?? '' },
    { key: 'credit-id', title: `${w.credit} ${w.accountId}`, text: (e) => e.credit_account_id },
    {
      key: 'about',
      title: w.about,
      show: (e) => <About entry={e} />,
      text: (e) => e.about ?? '',
    },
  ];
  return (
    <>
      <PageHead title={w.entriesTitle} />
      <SearchTable<LedgerEntry>
        name="entries"
        label={w.entriesTitle}
        columns={columns}
        rowKey={(e) => String(e.seq)}
        teach={w.entriesTeach}
        filters={<MovementFilter />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/entries', {
              params: {
                query: {
                  limit: 100,
                  cursor,
                  movement: (query.movement || undefined) as never,
                  with: 'accounts',
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
