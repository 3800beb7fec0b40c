// Counts as people read them: exact, tabular figures, the unit in the heading or behind.
import { useWords } from '../i18n/useWords';
import { kilogramsText, tonnes, yuan, type Count } from '../i18n/exact';

type Maybe = Count | null | undefined;

export function Money({ fen, unit = false }: { fen: Maybe; unit?: boolean }) {
  const { common } = useWords();
  if (fen === null || fen === undefined) return <span className="figure">—</span>;
  return (
    <span className="figure">
      {yuan(fen)}
      {unit && <small> {common.yuan}</small>}
    </span>
  );
}

export function Weight({ kg, unit = false }: { kg: Maybe; unit?: boolean }) {
  const { common } = useWords();
  if (kg === null || kg === undefined) return <span className="figure">—</span>;
  return (
    <span className="figure">
      {tonnes(kg)}
      {unit && <small> {common.tonne}</small>}
    </span>
  );
}

export function Kilograms({ kg }: { kg: Maybe }) {
  if (kg === null || kg === undefined) return <span className="figure">—</span>;
  return (
    <span className="figure">
      {kilogramsText(kg)} <small>kg</small>
    </span>
  );
}

export function Price({ fen }: { fen: Maybe }) {
  const { common } = useWords();
  if (fen === null || fen === undefined) return <span className="figure">—</span>;
  return (
    <span className="figure">
      {yuan(fen)} <small>{common.yuanPerTonne}</small>
    </span>
  );
}
