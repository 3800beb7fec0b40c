/** @jsxImportSource preact */
import { answerOf, api } from '../api/client';
import type { Load } from '../api/types';
import { kilogramsText } from '../i18n/exact';
import { useAsked } from './use';
import { stateWords, words } from './words';

const kLive: Load['state'][] = ['opened', 'waybilled', 'loaded', 'in_transit', 'arrived', 'weighed'];

async function live(): Promise<Load[]> {
  const pages = await Promise.all(
    kLive.map((state) => answerOf(api.GET('/v1/loads', { params: { query: { state, limit: 50 } } }))),
  );
  return pages
    .flatMap((page) => page.items)
    .sort((a, b) => b.allowed_actions.length - a.allowed_actions.length);
}

export function Loads() {
  const w = words();
  const { data, problem } = useAsked(live, 'loads');
  return (
    <>
      <h1>{w.loads}</h1>
      {problem && (
        <p role="alert" class="bad">
          {problem.message || w.noAnswer}
        </p>
      )}
      {data?.length === 0 && <p class="card">{w.none}</p>}
      {data?.map((load) => (
        <a class="card row" href={`/m/loads/${load.id}`} key={load.id}>
          <span>
            <b>{load.plate}</b> {load.manifest_number ?? ''}
            <br />
            <small>
              {load.code} · {kilogramsText(load.kilograms)} kg
            </small>
          </span>
          <span class="state">{stateWords().load[load.state]}</span>
        </a>
      ))}
      <p>
        <a href="/m/check">{w.check}</a>
      </p>
    </>
  );
}
