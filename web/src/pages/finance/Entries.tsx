import { Select } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { LedgerEntry } from '../../api/types';
import { yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { When } from '../../ui/When';

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

export default function Entries() {
  const { finance: w, common, terms } = useWords();
  const name = (movement: string) => (terms.movement as Record<string, string>)[movement] ?? movement;
  const columns: Column<LedgerEntry>[] = [
    { key: 'seq', title: w.seq, number: true, show: (e) => e.seq, text: (e) => String(e.seq) },
    { key: 'at', title: w.booked, show: (e) => <When at={e.booked_at} />, text: (e) => moment(e.booked_at) },
    { key: 'movement', title: w.movement, show: (e) => name(e.movement), text: (e) => e.movement },
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
      show: (e) => <span className="mono">{e.debit_account_id.slice(0, 8)}</span>,
      text: (e) => e.debit_account_id,
    },
    {
      key: 'credit',
      title: w.credit,
      show: (e) => <span className="mono">{e.credit_account_id.slice(0, 8)}</span>,
      text: (e) => e.credit_account_id,
    },
    {
      key: 'about',
      title: w.about,
      show: (e) => <span className="mono">{e.about?.slice(-12) ?? '—'}</span>,
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
              params: { query: { limit: 100, cursor, movement: (query.movement || undefined) as never } },
              signal,
            }),
          )
        }
      />
    </>
  );
}
