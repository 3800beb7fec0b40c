/** @jsxImportSource preact */
import type { Submit } from './useSubmit';
import { useWords } from './useWords';

// What became of a command that was just pressed; a refusal stands in the list of what is unsent.
export function Told({ outcome, done }: { outcome: Submit['outcome']; done: string }) {
  const w = useWords();
  if (!outcome || outcome === 'refused') return null;
  if (outcome === 'sent')
    return (
      <p role="status" class="box good">
        ✓ {done}
      </p>
    );
  return (
    <p role="alert" class="box wait">
      {outcome === 'kept' ? w.kept : w.notKept}
    </p>
  );
}
