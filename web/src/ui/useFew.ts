// On a phone a row is a card, and fifty cards hide what stands below: the first few, and more when asked.
import { useState } from 'react';
import { useNarrow } from './useNarrow';

const kFew = 10; // cards
const kMore = 20;
const kSpare = 4; // fewer than these over are shown at once

interface Few<T> {
  few: readonly T[];
  rest: number; // not shown yet
  more: () => void;
}

export function fewOf<T>(rows: readonly T[], narrow: boolean, count: number): Omit<Few<T>, 'more'> {
  const few = narrow && rows.length > count + kSpare ? rows.slice(0, count) : rows;
  return { few, rest: rows.length - few.length };
}

// of names what the rows are (a filter, a page): another one starts with few again.
export function useFew<T>(rows: readonly T[], of = ''): Few<T> {
  const narrow = useNarrow();
  const [seen, setSeen] = useState({ of, count: kFew });
  const count = seen.of === of ? seen.count : kFew;
  return { ...fewOf(rows, narrow, count), more: () => setSeen({ of, count: count + kMore }) };
}
