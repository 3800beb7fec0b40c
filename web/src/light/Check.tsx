/** @jsxImportSource preact */
// At the roadside: the number on the paper, or in the code on it, against what the platform knows.
import { answerOf, api } from '../api/client';
import type { Load } from '../api/types';
import { kilogramsText } from '../i18n/exact';
import { moment } from '../i18n/time';
import { Parties } from './Parties';
import { useAsked } from './use';
import { stateWords, words } from './words';

const kValid: Load['state'][] = [
  'opened',
  'waybilled',
  'loaded',
  'in_transit',
  'arrived',
  'weighed',
  'accepted',
  'treated',
];

function Found({ load }: { load: Load }) {
  const w = words();
  const good = kValid.includes(load.state);
  return (
    <section class="card">
      <p class={good ? 'verdict good' : 'verdict bad'}>
        {good ? `✓ ${w.found}` : `▲ ${stateWords().load[load.state]}`}
      </p>
      <dl>
        <dt>{w.state}</dt>
        <dd>
          {stateWords().load[load.state]}
          {load.deviated && <b class="bad"> ▲ {w.deviated}</b>}
        </dd>
        <dt>{w.plate}</dt>
        <dd class="large">{load.plate}</dd>
        <dt>{w.code}</dt>
        <dd>{load.code}</dd>
        <dt>{w.mass}</dt>
        <dd>{kilogramsText(load.kilograms)} kg</dd>
        <dt>{w.un}</dt>
        <dd>
          {load.un_number} / {load.dg_class}
        </dd>
        <dt>{w.waybill}</dt>
        <dd>{load.waybill_number ?? '—'}</dd>
        <dt>{w.departed}</dt>
        <dd>{moment(load.departed_at)}</dd>
      </dl>
      <Parties load={load} />
    </section>
  );
}

export function Check({ number }: { number: string }) {
  const w = words();
  const { data, problem } = useAsked(async () => {
    if (!number) return [];
    const page = await answerOf(
      api.GET('/v1/loads', { params: { query: { manifest_number: number, limit: 1 } } }),
    );
    return page.items;
  }, number);
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget as HTMLFormElement).get('number')).trim();
    window.location.assign(`/m/check/${encodeURIComponent(typed)}`);
  };
  return (
    <>
      <h1>{w.check}</h1>
      <form class="card" onSubmit={go}>
        <p>
          <small>{w.checkHint}</small>
        </p>
        <label>
          {w.number}
          <input name="number" required inputMode="numeric" defaultValue={number} />
        </label>
        <button class="main">{w.look}</button>
      </form>
      {problem && (
        <p role="alert" class="bad">
          {problem.message || w.noAnswer}
        </p>
      )}
      {number && data?.length === 0 && (
        <p role="alert" class="verdict bad">
          ▲ {w.notFound}
        </p>
      )}
      {data?.map((load) => (
        <Found key={load.id} load={load} />
      ))}
    </>
  );
}
