/** @jsxImportSource preact */
import { answerOf, api } from '../../api/client';
import type { DayClose } from '../../api/types';
import { sum, yuan } from '../../i18n/exact';
import { exactMoment } from '../../i18n/time';
import { useAnswer } from '../useAnswer';
import { useWords } from '../useWords';
import { Waiting } from '../Waiting';
import { dayCode } from './codes';
import { Grid, Sheet, Signatures } from './Sheet';

async function read(date: string) {
  const path = { params: { path: { date } } };
  const [day, text] = await Promise.all([
    answerOf(api.GET('/v1/day-closes/{date}', path)),
    answerOf(api.GET('/v1/day-closes/{date}/text', path)),
  ]);
  return { day, text };
}

function Breaks({ day }: { day: DayClose }) {
  const {
    print: { day: d },
    terms,
  } = useWords();
  if (!day.breaks.length) return <p>✓ {d.noBreaks}</p>;
  return (
    <table class="lines">
      <caption>{d.breaks}</caption>
      <thead>
        <tr>
          <th scope="col">{d.kind}</th>
          <th scope="col">{d.reference}</th>
          <th scope="col" class="right">
            {d.amount}
          </th>
        </tr>
      </thead>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {d.sum}
          </th>
          <td class="right">{yuan(sum(day.breaks.map((one) => one.amount_fen)))}</td>
        </tr>
      </tfoot>
      <tbody>
        {day.breaks.map((one) => (
          <tr key={one.id}>
            <td>{terms.breakKind[one.kind]}</td>
            <td class="mono">{one.bank_reference}</td>
            <td class="right">{yuan(one.amount_fen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Day({ date, query }: { date: string; query: URLSearchParams }) {
  const {
    print: { day: d },
  } = useWords();
  const answer = useAnswer(`print day ${date}`, () => read(date), false);
  if (!answer.data)
    return (
      <>
        <h1>{d.title}</h1>
        <Waiting answer={answer} />
      </>
    );
  const { day, text } = answer.data;
  const money = (fen: number | undefined) => (fen === undefined ? '—' : yuan(fen));
  const onPaper = query.get('sm3');
  return (
    <Sheet
      title={d.title}
      number={date}
      code={dayCode(location.origin, date, text.text_sm3)}
      about={
        <>
          <p>
            {d.date}：<strong>{date}</strong>
          </p>
          <p>
            {d.closedBy}：{day.closed_by} · {exactMoment(day.closed_at ?? '')}
          </p>
          {onPaper && (
            <p class="screen-only box">
              {onPaper === text.text_sm3 ? `✓ ${d.paperAgrees}` : `✕ ${d.paperDiffers}`}
            </p>
          )}
        </>
      }
    >
      <Grid
        caption={d.amount}
        rows={[
          [d.bank, money(day.bank_closing_fen)],
          [d.ledger, money(day.ledger_fen)],
          [d.difference, <strong>{money(day.difference_fen)}</strong>],
          [d.custody, money(day.custody_fen)],
          [d.available, money(day.available_fen)],
          [d.escrow, money(day.escrow_fen)],
          [d.fee, money(day.platform_fee_fen)],
          [d.suspense, money(day.suspense_fen)],
          [d.flight, money(day.in_flight_fen)],
        ]}
      />
      <Breaks day={day} />
      <h2>{d.text}</h2>
      <pre>{text.text}</pre>
      <p>
        {d.sm3}：<span class="mono">{text.text_sm3}</span>
      </p>
      <h2>{d.signatures}</h2>
      {text.signatures.length === 0 && <p>{d.noSignature}</p>}
      {text.signatures.map((one) => (
        <p key={one.id}>
          ✓ {one.signed_by} · {exactMoment(one.signed_at ?? '')} · {d.key}{' '}
          <span class="mono">{one.key_id}</span>
        </p>
      ))}
      <Signatures names={[d.made, d.checked]} />
    </Sheet>
  );
}
