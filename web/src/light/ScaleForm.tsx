/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { LoadDetail } from '../api/types';
import { kilogramsText } from '../i18n/exact';
import { useUnsent } from './outbox';
import { beijingNow, faultsOf, netOf, weighingOf, type Entry, type Fault } from './scale';
import { Told } from './Told';
import { useSubmit } from './useSubmit';
import { useWords } from './useWords';

interface FieldProps {
  name: keyof Entry;
  label: string;
  entry: Entry;
  change: (entry: Entry) => void;
  fault: Fault | undefined;
  type?: string;
  numeric?: boolean;
}

function Field({ name, label, entry, change, fault, type, numeric }: FieldProps) {
  const w = useWords();
  return (
    <>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type ?? 'text'}
        step={1}
        maxLength={40}
        value={entry[name]}
        autocomplete="off"
        inputMode={numeric ? 'numeric' : undefined}
        aria-invalid={Boolean(fault)}
        aria-describedby={fault ? `${name}-fault` : undefined}
        onInput={(event) => change({ ...entry, [name]: event.currentTarget.value })}
      />
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          ✕ {w[fault]}
        </p>
      )}
    </>
  );
}

interface Props {
  place: 'origin' | 'destination';
  detail: LoadDetail;
  again: () => void;
}

const kDraft = (load: string, place: string) => `heliu.scale.${load}.${place}`;

// The scale's own number stays from one lorry to the next.
function firstEntry(key: string): Entry {
  const empty = {
    ticket: '',
    scale: localStorage.getItem('heliu.scale') ?? '',
    gross: '',
    tare: '',
    at: beijingNow(),
  };
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Entry>) };
  } catch {
    return empty;
  }
}

export function ScaleForm({ place, detail, again }: Props) {
  const w = useWords();
  const key = kDraft(detail.load.id, place);
  const [entry, setEntry] = useState<Entry>(() => firstEntry(key));
  const [faults, setFaults] = useState<Partial<Record<keyof Entry, Fault>>>({});
  const command = useSubmit('weigh', detail, again);
  const waits = useUnsent().some(
    (one) => one.load_id === detail.load.id && one.kind === 'weigh' && !one.refused,
  );
  const change = (next: Entry) => {
    setEntry(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const found = faultsOf(entry);
    setFaults(found);
    const first = Object.keys(found)[0];
    if (first) {
      document.getElementById(first)?.focus();
      return;
    }
    localStorage.setItem('heliu.scale', entry.scale.trim());
    await command.send(weighingOf(place, entry));
    sessionStorage.removeItem(key);
  };
  const net = netOf(entry);
  const field = (name: keyof Entry, label: string, rest: Partial<FieldProps> = {}) => (
    <Field name={name} label={label} entry={entry} change={change} fault={faults[name]} {...rest} />
  );
  return (
    <section class="card act">
      <h2>
        {place === 'origin' ? w.acts.weigh_origin : w.acts.weigh_destination} · {w[place]}
      </h2>
      <Told outcome={command.outcome} done={w.done.weigh} />
      {!waits && (
        <form noValidate onSubmit={(event) => void send(event)}>
          {field('gross', w.grossKg, { numeric: true })}
          {field('tare', w.tareKg, { numeric: true })}
          <p class="net" role="status">
            {net !== undefined && net > 0 && w.netIs(kilogramsText(net))}
          </p>
          {field('ticket', w.ticket)}
          {field('scale', w.scale)}
          {field('at', `${w.weighedAt}（${w.beijing}）`, { type: 'datetime-local' })}
          <button class="button primary big" disabled={command.busy}>
            {command.busy ? w.sending : w.send}
          </button>
        </form>
      )}
    </section>
  );
}
