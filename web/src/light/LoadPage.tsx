/** @jsxImportSource preact */
// A driver's departure and arrival, a scale's ticket: each works without a network.
import { useState } from 'preact/hooks';
import { answerOf, api, uuid7 } from '../api/client';
import { kilogramsText } from '../i18n/exact';
import { moment } from '../i18n/time';
import { Parties } from './Parties';
import { add } from './queue';
import { useAsked } from './use';
import { WeighForm } from './WeighForm';
import { stateWords, words } from './words';

// Two presses: a thumb on a moving phone presses once by mistake.
function Deed({ label, act }: { label: string; act: () => Promise<void> }) {
  const w = words();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (!asked) return setAsked(true);
    if (busy) return undefined;
    setBusy(true);
    await act();
    return setBusy(false);
  };
  return (
    <button class="main" disabled={busy} onClick={() => void press()}>
      {asked ? `${label} — ${w.sure}` : label}
    </button>
  );
}

export function LoadPage({ id }: { id: string }) {
  const w = words();
  const { data, problem, again } = useAsked(
    () => answerOf(api.GET('/v1/loads/{id}', { params: { path: { id } } })),
    id,
  );
  if (problem)
    return (
      <p role="alert" class="bad">
        {problem.message || w.noAnswer}
      </p>
    );
  if (!data) return <p role="status">…</p>;
  const { load } = data;
  const may = (action: string) => load.allowed_actions.includes(action);
  const did = (what: 'departure' | 'arrival') => async () => {
    await add({ key: uuid7(), loadId: id, what, at: new Date().toISOString() });
    again();
  };
  return (
    <>
      <h1>
        {load.plate} {load.manifest_number ?? ''}
      </h1>
      <section class="card">
        <p>
          <span class="state">{stateWords().load[load.state]}</span>
          {load.deviated && <b class="bad"> ▲ {w.deviated}</b>}
        </p>
        <dl>
          <dt>{w.code}</dt>
          <dd>
            {load.code} · {load.un_number} · {load.dg_class}
          </dd>
          <dt>{w.mass}</dt>
          <dd>{kilogramsText(load.kilograms)} kg</dd>
          <dt>{w.planned}</dt>
          <dd>{moment(load.planned_departure)}</dd>
        </dl>
        <Parties load={load} />
      </section>
      {may('depart') && <Deed label={w.depart} act={did('departure')} />}
      {may('arrive') && <Deed label={w.arrive} act={did('arrival')} />}
      {(may('weigh_origin') || may('weigh_destination')) && (
        <WeighForm loadId={id} place={may('weigh_origin') ? 'origin' : 'destination'} done={again} />
      )}
      <p>
        <a href="/m">{w.back}</a> · <a href={`/m/print/manifest/${id}`}>{w.print}</a>
      </p>
    </>
  );
}
