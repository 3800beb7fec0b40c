// The other side of the bench: what the line may have meant, each with its reason, taken by one key.
import { Button } from 'antd';
import type { Break } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { candidates, type Candidate } from './matching';
import { useDeposits } from './useExpected';

type Suggestion = Break['suggestions'][number];

interface Props {
  one: Break;
  onSuggestion: (suggestion: Suggestion) => void;
  onCandidate: (candidate: Candidate) => void;
}

export function Expected({ one, onSuggestion, onCandidate }: Props) {
  const { finance: w, terms } = useWords();
  const credit = (one.suspense_fen ?? 0) > 0;
  const deposits = useDeposits(credit, Math.abs(one.amount_fen));
  const named = new Set(one.suggestions.flatMap((each) => each.parts.map((part) => part.reference)));
  const others = candidates(one, deposits).filter((each) => !named.has(each.reference));
  if (!one.suggestions.length && !others.length) return <p className="quiet">{w.nothingExpected}</p>;
  return (
    <ul className="todo">
      {one.suggestions.map((each, at) => (
        <li key={`${each.basis}/${at}`}>
          <span className="todo-main">
            {each.parts.map((part) => (
              <div key={part.id}>
                <span className="mono">{part.reference || part.id.slice(-12)}</span>{' '}
                <Money fen={Math.abs(part.amount_fen)} unit /> <small>{part.name}</small>
              </div>
            ))}
            <small>
              {w.why}: {terms.suggestion[each.basis]}
              {each.lines > 1 && ` · ${w.ofLines(each.lines)}`}
            </small>
          </span>
          <Button size="small" data-take onClick={() => onSuggestion(each)}>
            {w.take}
          </Button>
        </li>
      ))}
      {others.map((each) => (
        <li key={each.reference}>
          <span className="todo-main">
            <span className="mono">{each.reference}</span> <Money fen={each.amountFen} unit />{' '}
            <small>{each.name}</small>{' '}
            {each.reason && (
              <small>
                {w.why}: {w[each.reason]}
              </small>
            )}
          </span>
          <Button size="small" data-take onClick={() => onCandidate(each)}>
            {w.take}
          </Button>
        </li>
      ))}
    </ul>
  );
}
