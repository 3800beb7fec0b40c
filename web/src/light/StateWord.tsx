/** @jsxImportSource preact */
import type { Load } from '../api/types';
import { useWords } from './useWords';

const kBad = ['refused', 'cancelled', 'rejected'];
const kDone = ['accepted', 'treated'];

// Word and shape, so that colour is never needed.
export function StateWord({ load }: { load: Load }) {
  const w = useWords();
  const tone = kBad.includes(load.state) ? 'bad' : kDone.includes(load.state) ? 'good' : 'busy';
  const shape = { bad: '✕', good: '✓', busy: '▶' }[tone];
  return (
    <>
      <span class={`tag ${tone}`}>
        {shape} {w.load[load.state]}
      </span>
      {load.deviated && (
        <>
          {' '}
          <span class="tag bad">! {w.deviated}</span>
        </>
      )}
    </>
  );
}
