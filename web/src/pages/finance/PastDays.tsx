// The days closed before the one on the page, newest first: how far bank and ledger were apart, who signed.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { When } from '../../ui/When';

export function PastDays({ before }: { before: string }) {
  const { finance: w } = useWords();
  const { data } = useQuery({
    queryKey: ['days', before],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/day-closes', { params: { query: { before, limit: 14 } }, signal })),
  });
  if (!data?.items.length) return null;
  return (
    <Panel title={w.pastDays}>
      <PlainTable
        label={w.pastDays}
        columns={[
          { title: w.pastDay, show: (one) => <Link to={`/finance/day?date=${one.date}`}>{one.date}</Link> },
          { title: w.bankClosing, number: true, show: (one) => <Money fen={one.bank_closing_fen} /> },
          { title: w.dayDiffers, number: true, show: (one) => <Money fen={one.difference_fen} /> },
          { title: w.dayBreaks, number: true, show: (one) => one.breaks },
          { title: w.signatures, show: (one) => (one.signatures ? `✓ ${one.signatures}` : w.noSignature) },
          { title: w.closedAt, show: (one) => <When at={one.closed_at} /> },
        ]}
        rows={data.items}
        rowKey={(one) => one.date}
      />
    </Panel>
  );
}
