/** @jsxImportSource preact */
// The road-side check: /m/check/NUMBER, as a manifest's code says, or /m/check?number=NUMBER. What is shown
// is what the services show this caller; nobody sees a load without signing in.
import { useState } from 'preact/hooks';
import type { Load, LoadDetail } from '../api/types';
import { kilogramsText } from '../i18n/exact';
import { today } from '../i18n/time';
import { go, type Address } from './address';
import { ManifestFacts, PapersOf, Scales } from './LoadView';
import { loadByNumber, loadOf, papersOf, type Papers } from './look';
import { StateWord } from './StateWord';
import { useAnswer } from './useAnswer';
import { useWords } from './useWords';
import { Waiting } from './Waiting';

function Ask({ number }: { number: string }) {
  const w = useWords();
  const [text, setText] = useState(number);
  const [bad, setBad] = useState(false);
  const ask = (event: Event) => {
    event.preventDefault();
    const digits = text.replace(/\s/g, '');
    setBad(!/^\d{14}$/.test(digits));
    if (/^\d{14}$/.test(digits)) go(`/m/check/${digits}`);
  };
  return (
    <form class="card" onSubmit={ask} noValidate>
      <label for="number">{w.number}</label>
      <input
        id="number"
        value={text}
        inputMode="numeric"
        autocomplete="off"
        maxLength={20}
        aria-invalid={bad}
        aria-describedby={bad ? 'number-fault' : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {bad && (
        <p class="fault" id="number-fault">
          ✕ {w.badNumber}
        </p>
      )}
      <button class="button primary">{w.checkGo}</button>
    </form>
  );
}

const expired = (papers: Papers) =>
  [papers.vehicle, papers.driver, papers.escort].some((one) => !one?.valid_to || one.valid_to < today());

function Line({ good, children }: { good: boolean; children: string }) {
  return (
    <li class={good ? 'good-word' : 'bad-word'}>
      {good ? '✓' : '✕'} {children}
    </li>
  );
}

function Points({ load }: { load: Load }) {
  const w = useWords();
  const { data } = useAnswer(`papers ${load.id}`, async () => ({ papers: await papersOf(load) }), false);
  const onRoad = load.state === 'in_transit';
  return (
    <ul class="points">
      <Line good={onRoad}>{onRoad ? w.onRoad : w.notOnRoad(w.load[load.state])}</Line>
      <Line good={Boolean(load.waybill_number)}>{load.waybill_number ? w.hasWaybill : w.noWaybill}</Line>
      {data &&
        (data.papers ? (
          <Line good={!expired(data.papers)}>{expired(data.papers) ? w.papersBad : w.papersOk}</Line>
        ) : (
          <li>○ {w.papersUnknown}</li>
        ))}
      {Boolean(load.deviated) && <Line good={false}>{w.deviated}</Line>}
      {load.origin_kilograms != null && (
        <li>
          {w.loadedKg}:{' '}
          <strong>
            {kilogramsText(load.origin_kilograms)} {w.kg}
          </strong>
        </li>
      )}
    </ul>
  );
}

function Found({ detail }: { detail: LoadDetail }) {
  const w = useWords();
  const { load } = detail;
  return (
    <>
      <section class="card">
        <div class="mono strong">{load.manifest_number}</div>
        <p>
          <StateWord load={load} />
        </p>
        <h2>{w.checks}</h2>
        <Points load={load} />
      </section>
      <section class="card">
        <h2>{w.manifest}</h2>
        <ManifestFacts load={load} />
      </section>
      <section class="card">
        <h2>{w.papers}</h2>
        <PapersOf load={load} />
      </section>
      <section class="card">
        <h2>{w.weighings}</h2>
        <Scales detail={detail} />
      </section>
    </>
  );
}

function Result({ number }: { number: string }) {
  const w = useWords();
  const answer = useAnswer(
    `check ${number}`,
    async () => {
      const found = await loadByNumber(number);
      return { detail: found && (await loadOf(found.id)) };
    },
    false,
  );
  if (!answer.data || answer.problem) {
    if (answer.problem?.status === 404)
      return (
        <p role="alert" class="box bad">
          ✕ {w.notFound}
        </p>
      );
    return <Waiting answer={answer} />;
  }
  if (!answer.data.detail)
    return (
      <p role="alert" class="box bad">
        ✕ {w.notFound}
      </p>
    );
  return <Found detail={answer.data.detail} />;
}

export function Check({ address }: { address: Address }) {
  const w = useWords();
  const number = address.parts[1] ?? address.query.get('number') ?? '';
  return (
    <>
      <h1>{w.check}</h1>
      <p class="quiet">{w.checkHint}</p>
      <Ask number={number} key={number} />
      {/^\d{14}$/.test(number) && <Result number={number} />}
    </>
  );
}
