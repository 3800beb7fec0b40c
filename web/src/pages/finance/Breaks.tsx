// The reconciliation bench: open breaks oldest first, by keyboard, each with what it may have meant.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Break } from '../../api/types';
import { daysBetween, today } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { Day } from '../../ui/When';
import { BreakBench } from './BreakBench';

function Row({ one, chosen, choose }: { one: Break; chosen: boolean; choose: () => void }) {
  const { finance: w, terms } = useWords();
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <td>
        <button type="button" className="link-button" aria-pressed={chosen} onClick={choose} data-row>
          {terms.breakKind[one.kind]}
        </button>
      </td>
      <td>
        <StateTag kind="break" state={one.state} />
      </td>
      <td className="right">
        <Money fen={one.amount_fen} />
      </td>
      <td>
        <span className="mono">{one.remittance ?? '—'}</span>
      </td>
      <td>
        <Day at={one.booked_on} />
      </td>
      <td>{w.days(daysBetween(one.opened_at ?? today(), today()))}</td>
      <td>{one.claimed_by ?? one.closed_by ?? '—'}</td>
    </tr>
  );
}

export default function Breaks() {
  const { finance: w, common } = useWords();
  const [query] = useSearchParams();
  const state = (query.get('state') ?? undefined) as Break['state'] | undefined;
  const [chosen, setChosen] = useState<string>();
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
  const move = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    rows[rows.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  };
  return (
    <>
      <PageHead title={w.breaksTitle} about={w.keys} />
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
        <div className="bench">
          <Panel title={w.breaksTitle}>
            <div className="scroll-x">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">{common.kind}</th>
                    <th scope="col">{common.state}</th>
                    <th scope="col" className="right">
                      {common.amount}
                    </th>
                    <th scope="col">{w.remittance}</th>
                    <th scope="col">{w.bookedOn}</th>
                    <th scope="col">{w.age}</th>
                    <th scope="col">{w.claimedBy}</th>
                  </tr>
                </thead>
                <tbody onKeyDown={move}>
                  {sorted.map((one) => (
                    <Row key={one.id} one={one} chosen={one === current} choose={() => setChosen(one.id)} />
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
          {current && <BreakBench one={current} />}
        </div>
      )}
    </>
  );
}
