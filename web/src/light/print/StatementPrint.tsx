/** @jsxImportSource preact */
import { answerOf, api } from '../../api/client';
import { yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useAsked } from '../use';
import { termWords, words } from '../words';
import { Cells, Sheet } from './Sheet';

export function StatementPrint({ id }: { id: string }) {
  const w = words();
  const query = new URLSearchParams(window.location.search);
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  const { data, problem } = useAsked(
    () =>
      answerOf(
        api.GET('/v1/enterprise-statements/{enterprise_id}', {
          params: { path: { enterprise_id: id }, query: { from, to } },
        }),
      ),
    id + from + to,
  );
  if (problem)
    return (
      <p role="alert" class="bad">
        {problem.message || w.noAnswer}
      </p>
    );
  if (!data) return <p role="status">…</p>;
  const movement = (name: string) => (termWords().movement as Record<string, string>)[name] ?? name;
  return (
    <Sheet title={`${w.statement} · ${data.name ?? ''}`} number={data.uscc ?? ''}>
      <Cells
        items={[
          [w.period, `${data.from} — ${data.to}`],
          [w.opening, yuan(data.opening_fen)],
          [w.inflow, yuan(data.in_fen)],
          [w.outflow, yuan(data.out_fen)],
          [w.closing, yuan(data.closing_fen)],
        ]}
      />
      <table class="lines">
        <thead>
          <tr>
            <th scope="col">{w.time}</th>
            <th scope="col">{w.movement}</th>
            <th scope="col">{w.about}</th>
            <th scope="col" class="right">
              {w.amount}
            </th>
            <th scope="col" class="right">
              {w.balance}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <tr key={line.seq}>
              <td>{moment(line.booked_at)}</td>
              <td>{movement(line.movement)}</td>
              <td>{line.about?.slice(-12)}</td>
              <td class="right">{yuan(line.amount_fen)}</td>
              <td class="right">{yuan(line.balance_fen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>{w.total}</td>
            <td class="right">{yuan(BigInt(data.in_fen) - BigInt(data.out_fen))}</td>
            <td class="right">{yuan(data.closing_fen)}</td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}
