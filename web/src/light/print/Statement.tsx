/** @jsxImportSource preact */
import { answerOf, api } from '../../api/client';
import type { EnterpriseStatement } from '../../api/types';
import { yuan } from '../../i18n/exact';
import { exactMoment, today } from '../../i18n/time';
import { useAnswer } from '../useAnswer';
import { useWords } from '../useWords';
import { Waiting } from '../Waiting';
import { statementCode } from './codes';
import { Grid, Sheet, Signatures } from './Sheet';

// The heads stand on each page: a table's head repeats in print. The sums are the whole period's and stand
// once, under the last line.
function Lines({ statement }: { statement: EnterpriseStatement }) {
  const {
    print: { statement: s },
    terms,
  } = useWords();
  const movement = (name: string) => (terms.movement as Record<string, string>)[name] ?? name;
  if (!statement.lines.length) return <p>{s.empty}</p>;
  return (
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">{s.time}</th>
          <th scope="col">{s.movement}</th>
          <th scope="col">{s.about}</th>
          <th scope="col" class="right">
            {s.amount}
          </th>
          <th scope="col" class="right">
            {s.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        {statement.lines.map((line) => (
          <tr key={line.seq}>
            <td class="nowrap">{exactMoment(line.booked_at)}</td>
            <td>{movement(line.movement)}</td>
            <td class="mono">{line.about}</td>
            <td class="right">{yuan(line.amount_fen)}</td>
            <td class="right">{yuan(line.balance_fen)}</td>
          </tr>
        ))}
        <tr class="sums">
          <th scope="row" colSpan={3}>
            {s.sums}：{s.inflow} {yuan(statement.in_fen)} · {s.outflow} {yuan(statement.out_fen)}
          </th>
          <td class="right">{s.closing}</td>
          <td class="right">
            <strong>{yuan(statement.closing_fen)}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function Statement({ id, query }: { id: string; query: URLSearchParams }) {
  const {
    print: { statement: s, file },
  } = useWords();
  const from = query.get('from') ?? today();
  const to = query.get('to') ?? from;
  const answer = useAnswer(
    `print statement ${id} ${from} ${to}`,
    () =>
      answerOf(
        api.GET('/v1/enterprise-statements/{enterprise_id}', {
          params: { path: { enterprise_id: id }, query: { from, to } },
        }),
      ),
    false,
  );
  const statement = answer.data;
  if (!statement)
    return (
      <>
        <h1>{s.title}</h1>
        <Waiting answer={answer} />
      </>
    );
  const period = from === to ? from : `${from} — ${to}`;
  return (
    <Sheet
      title={s.title}
      number={`${statement.uscc ?? id} ${period}`}
      code={statementCode(location.origin, id, from, to)}
      about={
        <>
          <p>
            <strong>{statement.name}</strong>
          </p>
          <p>
            {file.uscc}：<span class="mono">{statement.uscc}</span>
          </p>
          <p>
            {s.period}：{period} · {s.unitIs}
          </p>
        </>
      }
    >
      <Grid
        caption={s.carried}
        rows={[
          [s.opening, yuan(statement.opening_fen)],
          [s.closing, yuan(statement.closing_fen)],
          [s.inflow, yuan(statement.in_fen)],
          [s.outflow, yuan(statement.out_fen)],
          [s.lines, String(statement.lines.length)],
        ]}
      />
      <Lines statement={statement} />
      <Signatures names={[s.made, s.checked]} />
    </Sheet>
  );
}
