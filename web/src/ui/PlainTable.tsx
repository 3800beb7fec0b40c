// A short table inside a panel, without filters and pages. On a phone it is read as cards (cards.css).
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords';
import { useFew } from './useFew';

export interface PlainColumn<T> {
  title: string;
  number?: boolean; // right-aligned, tabular
  mono?: boolean;
  show: (row: T) => ReactNode;
  span?: (row: T) => number; // columns the cell takes; those it covers say nothing
}

interface Props<T> {
  label: string; // what it is a table of
  caption?: boolean; // the label stands above it too
  columns: PlainColumn<T>[];
  rows: readonly T[] | undefined; // undefined: not here yet
  rowKey: (row: T, index: number) => string | number;
  chosen?: (row: T) => boolean;
  empty?: ReactNode;
}

const kPlain = new Set(['string', 'number']);

function cells<T>(columns: PlainColumn<T>[], row: T): ReactNode[] {
  const made: ReactNode[] = [];
  for (let at = 0; at < columns.length;) {
    const { number, mono, show, span } = columns[at]!;
    const wide = span?.(row) ?? 1;
    const content = show(row);
    const figure = number && wide === 1;
    const look = [figure && 'right', figure && kPlain.has(typeof content) && 'figure', mono && 'mono'];
    made.push(
      <td
        key={at}
        className={look.filter(Boolean).join(' ') || undefined}
        colSpan={wide > 1 ? wide : undefined}
      >
        {content}
      </td>,
    );
    at += wide;
  }
  return made;
}

export function PlainTable<T>({ label, caption, columns, rows, rowKey, chosen, empty = '—' }: Props<T>) {
  const { common } = useWords();
  const { few, rest, more } = useFew(rows ?? []);
  if (!rows) return null;
  if (!rows.length) return <p className="quiet">{empty}</p>;
  return (
    <div className="scroll-x">
      <table className="plain" aria-label={caption ? undefined : label}>
        {caption && <caption className="quiet">{label}</caption>}
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" className={number ? 'right' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {few.map((row, index) => (
            <tr key={rowKey(row, index)} className={chosen?.(row) ? 'chosen' : undefined}>
              {cells(columns, row)}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button block className="more-rows" onClick={more}>
          {common.more} ({rest})
        </Button>
      )}
    </div>
  );
}
