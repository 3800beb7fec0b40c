// The days closed before the one on the page, newest first: how far bank and ledger were apart, who signed.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
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
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{w.pastDay}</th>
              <th scope="col" className="right">
                {w.bankClosing}
              </th>
              <th scope="col" className="right">
                {w.dayDiffers}
              </th>
              <th scope="col" className="right">
                {w.dayBreaks}
              </th>
              <th scope="col">{w.signatures}</th>
              <th scope="col">{w.closedAt}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={one.date}>
                <td>
                  <Link to={`/finance/day?date=${one.date}`}>{one.date}</Link>
                </td>
                <td className="right">
                  <Money fen={one.bank_closing_fen} />
                </td>
                <td className="right">
                  <Money fen={one.difference_fen} />
                </td>
                <td className="right">{one.breaks}</td>
                <td>{one.signatures ? `✓ ${one.signatures}` : w.noSignature}</td>
                <td>
                  <When at={one.closed_at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
