// The reconciliation bench: the bank's open lines oldest first on the left, what they may have meant on the
// right, by keyboard. Marked lines are matched together with the chosen one.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Break } from '../../api/types';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { Day } from '../../ui/When';
import './bench.css';
import { BreakBench } from './BreakBench';
import { Explained } from './Explained';
import { together } from './matching';

const stepOf = (key: string) =>
  key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0;

// j k ↑ ↓ along the lines or along what they may have meant; x marks, Enter crosses over, Esc comes back.
function useBenchKeys(mark: (id: string) => void) {
  const bench = useRef<HTMLDivElement>(null);
  const all = (what: string) => [...(bench.current?.querySelectorAll<HTMLElement>(what) ?? [])];
  const onKey = useCallback(
    (event: KeyboardEvent | React.KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const row = at.dataset?.row;
      const list = row ? '[data-row]' : at.hasAttribute?.('data-take') ? '[data-take]' : '';
      const step = stepOf(event.key);
      const here = at === document.body || bench.current?.contains(at); // a dialog's keys are its own
      if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') all('[data-row][aria-pressed=true]')[0]?.focus();
      else if (at === document.body && step) all('[data-row][aria-pressed=true]')[0]?.focus();
      else if (list && step) {
        const steps = all(list);
        steps[steps.indexOf(at) + step]?.focus();
      } else if (row && event.key === 'x') mark(row);
      else if (row && event.key === 'Enter')
        all('[data-take], .match-parts button, .bench-side input')[0]?.focus();
      else return;
      event.preventDefault();
    },
    [mark],
  );
  useEffect(() => {
    const outside = (event: KeyboardEvent) => event.target === document.body && onKey(event);
    window.addEventListener('keydown', outside);
    return () => window.removeEventListener('keydown', outside);
  }, [onKey]);
  return { bench, onKey };
}

// Where the bench stands under its lines, a tap on one goes there.
function toSide(): void {
  if (window.matchMedia('(max-width: 1100px)').matches)
    document.querySelector('.bench-side')?.scrollIntoView({ block: 'start' });
}

interface LinesProps {
  sorted: Break[];
  current: Break | undefined;
  marked: string[];
  choose: (id: string) => void;
  mark: (id: string) => void;
}

function Lines({ sorted, current, marked, choose, mark }: LinesProps) {
  const { finance: w, common, terms } = useWords();
  return (
    <PlainTable
      label={w.bankSide}
      columns={[
        {
          title: w.mergeLine,
          show: (one) => (
            <input
              type="checkbox"
              aria-label={`${w.mergeLine} ${one.bank_reference ?? ''}`}
              checked={marked.includes(one.id)}
              disabled={!(current && together(current, one))}
              onChange={() => mark(one.id)}
            />
          ),
        },
        {
          title: common.kind,
          show: (one) => (
            <button
              type="button"
              className="link-button"
              aria-pressed={one === current}
              onClick={() => {
                choose(one.id);
                toSide();
              }}
              onFocus={() => choose(one.id)}
              data-row={one.id}
            >
              {terms.breakKind[one.kind]}
            </button>
          ),
        },
        { title: common.state, show: (one) => <StateTag kind="break" state={one.state} /> },
        { title: common.amount, number: true, show: (one) => <Money fen={one.amount_fen} /> },
        {
          title: w.remittance,
          show: (one) => (
            <>
              <span className="mono">{one.remittance ?? '—'}</span>
              <div>
                <small>{terms.breakCause[one.cause]}</small>
              </div>
            </>
          ),
        },
        { title: w.bookedOn, show: (one) => <Day at={one.booked_on} /> },
        { title: w.age, show: (one) => w.days(one.age_days) },
        { title: w.claimedBy, show: (one) => one.claimed_by ?? one.closed_by ?? '—' },
      ]}
      rows={sorted}
      rowKey={(one) => one.id}
      chosen={(one) => one === current}
    />
  );
}

export default function Breaks() {
  const { finance: w } = useWords();
  const me = useMe();
  const [query] = useSearchParams();
  const state = (query.get('state') ?? undefined) as Break['state'] | undefined;
  const [chosen, setChosen] = useState<string>();
  const [marked, setMarked] = useState<string[]>([]);
  const mark = useCallback(
    (id: string) => setMarked((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id])),
    [],
  );
  const { bench, onKey } = useBenchKeys(mark);
  const { data, error } = useQuery({
    queryKey: ['breaks', state],
    refetchInterval: 15_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/breaks', { params: { query: { limit: 200, state } }, signal })),
  });
  const sorted = [...(data?.items ?? [])].sort((a, b) =>
    (a.opened_at ?? '').localeCompare(b.opened_at ?? ''),
  );
  const current =
    sorted.find((one) => one.id === chosen) ?? sorted.find((one) => one.state === 'open') ?? sorted[0];
  const owners = [...new Set([me.name, ...sorted.flatMap((one) => one.claimed_by ?? [])])];
  const merged = sorted.filter(
    (one) => current && one.id !== current.id && marked.includes(one.id) && together(current, one),
  );
  return (
    <>
      <PageHead title={w.breaksTitle} about={<span className="by-keyboard">{w.keys}</span>} />
      <Explained />
      <div className="filters">
        <StateFilter kind="break" />
      </div>
      {!data && <Loading error={error} />}
      {data && !sorted.length && (
        <section className="panel empty">
          <p>{w.breaksTeach}</p>
        </section>
      )}
      {sorted.length > 0 && (
        <div className="bench" ref={bench} onKeyDown={onKey}>
          <Panel title={w.bankSide} extra={merged.length > 0 && w.ofLines(merged.length + 1)}>
            <Lines sorted={sorted} current={current} marked={marked} choose={setChosen} mark={mark} />
          </Panel>
          {current && <BreakBench one={current} merged={merged} owners={owners} done={() => setMarked([])} />}
        </div>
      )}
    </>
  );
}
