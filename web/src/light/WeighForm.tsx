/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { uuid7 } from '../api/client';
import { integerOf, parseFixed } from '../i18n/exact';
import { add } from './queue';
import { termWords, words } from './words';

const kScale = 'heliu.scale'; // a phone at a scale stays at that scale

export function WeighForm({
  loadId,
  place,
  done,
}: {
  loadId: string;
  place: 'origin' | 'destination';
  done: () => void;
}) {
  const w = words();
  const [busy, setBusy] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const count = (name: string) => integerOf(parseFixed(String(form.get(name)), 0)) ?? 0;
    const scale = String(form.get('scale'));
    const at = new Date().toISOString();
    setBusy(true);
    localStorage.setItem(kScale, scale);
    await add({
      key: uuid7(),
      loadId,
      what: 'weighing',
      at,
      weighing: {
        place,
        ticket_number: String(form.get('ticket')),
        scale_id: scale,
        gross_kilograms: count('gross'),
        tare_kilograms: count('tare'),
        weighed_at: at,
      },
    });
    setBusy(false);
    done();
  };
  return (
    <form class="card" onSubmit={send}>
      <h2>
        {w.weigh} · {termWords().place[place]}
      </h2>
      <label>
        {w.ticket}
        <input name="ticket" required maxLength={40} autocomplete="off" />
      </label>
      <label>
        {w.scale}
        <input name="scale" required maxLength={40} defaultValue={localStorage.getItem(kScale) ?? ''} />
      </label>
      <label>
        {w.gross}
        <input name="gross" required inputMode="numeric" pattern="[0-9]+" autocomplete="off" />
      </label>
      <label>
        {w.tare}
        <input name="tare" required inputMode="numeric" pattern="[0-9]+" autocomplete="off" />
      </label>
      <button class="main" disabled={busy}>
        {w.send}
      </button>
    </form>
  );
}
