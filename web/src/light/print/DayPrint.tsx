/** @jsxImportSource preact */
import { answerOf, api } from '../../api/client';
import { yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useAsked } from '../use';
import { termWords, words } from '../words';
import { Cells, Sheet } from './Sheet';

async function all(date: string) {
  const path = { params: { path: { date } } };
  const [close, text] = await Promise.all([
    answerOf(api.GET('/v1/day-closes/{date}', path)),
    answerOf(api.GET('/v1/day-closes/{date}/text', path)),
  ]);
  return { close, text };
}

export function DayPrint({ date }: { date: string }) {
  const w = words();
  const { data, problem } = useAsked(() => all(date), date);
  if (problem)
    return (
      <p role="alert" class="bad">
        {problem.message || w.noAnswer}
      </p>
    );
  if (!data) return <p role="status">…</p>;
  const { close, text } = data;
  const sum = (fen: number | undefined) => yuan(fen ?? 0);
  return (
    <Sheet title={w.dayReport} number={date} code={`SM3:${text.text_sm3}`}>
      <Cells
        items={[
          [w.bank, sum(close.bank_closing_fen)],
          [w.ledger, sum(close.ledger_fen)],
          [w.difference, sum(close.difference_fen)],
          [w.custody, sum(close.custody_fen)],
          [w.available, sum(close.available_fen)],
          [w.escrow, sum(close.escrow_fen)],
          [w.fee, sum(close.platform_fee_fen)],
          [w.suspense, sum(close.suspense_fen)],
          [w.flight, sum(close.in_flight_fen)],
          [w.closedBy, close.closed_by ?? ''],
          [w.closedAt, moment(close.closed_at)],
        ]}
      />
      <h2>{w.breaks}</h2>
      {close.breaks.length === 0 ? (
        <p>{w.noBreaks}</p>
      ) : (
        <ul>
          {close.breaks.map((one) => (
            <li key={one.id}>
              {termWords().breakKind[one.kind]} {yuan(one.amount_fen)} {one.bank_reference}
            </li>
          ))}
        </ul>
      )}
      <h2>{w.signatures}</h2>
      {text.signatures.length === 0 ? (
        <p>{w.unsigned}</p>
      ) : (
        <ul>
          {text.signatures.map((one) => (
            <li key={one.id}>
              {one.signed_by} · {moment(one.signed_at)}
            </li>
          ))}
        </ul>
      )}
      <pre>{text.text}</pre>
      <p class="hash">SM3 {text.text_sm3}</p>
    </Sheet>
  );
}
