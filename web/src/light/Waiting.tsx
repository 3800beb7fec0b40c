/** @jsxImportSource preact */
import type { Answer } from './useAnswer';
import { moment } from '../i18n/time';
import { ProblemBox } from './ProblemBox';
import { useWords } from './useWords';

// What stands above an answer: that it is awaited, refused, or from before the coverage went.
export function Waiting<T>({ answer }: { answer: Answer<T> }) {
  const w = useWords();
  if (answer.data && answer.problem?.unknown)
    return (
      <p role="status" class="box wait">
        {w.asOf(moment(answer.at))}
      </p>
    );
  if (answer.problem) return <ProblemBox problem={answer.problem} again={answer.again} />;
  if (!answer.data)
    return (
      <p class="quiet" role="status">
        {w.loading}
      </p>
    );
  return null;
}
