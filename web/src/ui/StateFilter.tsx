// Quick filters: one button a state, the chosen one in the address.
import { useSearchParams } from 'react-router-dom';
import type { Words } from '../i18n/areas';
import { useWords } from '../i18n/useWords';

export function StateFilter({ kind, states }: { kind: keyof Words['states']; states?: string[] }) {
  const { common, states: all } = useWords();
  const words = all[kind] as Record<string, string>;
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('state') ?? '';
  const choose = (state: string) => {
    const next = new URLSearchParams(query);
    if (state) next.set('state', state);
    else next.delete('state');
    setQuery(next, { replace: true });
  };
  return (
    <div className="quick" role="group" aria-label={common.state}>
      {['', ...(states ?? Object.keys(words))].map((state) => (
        <button type="button" key={state} aria-pressed={chosen === state} onClick={() => choose(state)}>
          {state ? words[state] : common.all}
        </button>
      ))}
    </div>
  );
}
