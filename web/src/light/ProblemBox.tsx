/** @jsxImportSource preact */
import type { ApiProblem } from '../api/problem';
import { useWords } from './useWords';

// What was refused, in the service's sentence, with each field and the code to quote.
export function ProblemBox({ problem, again }: { problem: ApiProblem | undefined; again?: () => void }) {
  const w = useWords();
  if (!problem) return null;
  return (
    <div role="alert" class="box bad">
      <p>{problem.status === 0 ? w.noAnswer : problem.message || problem.code}</p>
      {problem.faults.length > 0 && (
        <ul>
          {problem.faults.map((one) => (
            <li key={one.pointer + one.detail}>
              <code>{one.pointer}</code> {one.detail}
            </li>
          ))}
        </ul>
      )}
      <small>
        {w.code}: {problem.code}
        {problem.traceId && ` · ${w.trace}: ${problem.traceId}`}
      </small>
      {again && (
        <p>
          <button type="button" class="button" onClick={again}>
            {w.retry}
          </button>
        </p>
      )}
    </div>
  );
}
