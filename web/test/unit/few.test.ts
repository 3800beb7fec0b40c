// On a phone a long list shows its first cards and says how many more there are; a desk sees all of it.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { fewOf } from '../../src/ui/useFew';
import { PlainTable } from '../../src/ui/PlainTable';

const rows = Array.from({ length: 50 }, (_, at) => at);

it('a phone shows ten of fifty and knows of the other forty', () => {
  expect(fewOf(rows, true, 10)).toEqual({ few: rows.slice(0, 10), rest: 40 });
});

it('nothing is kept back when it all fits, nor from a desk', () => {
  expect(fewOf(rows.slice(0, 11), true, 10).rest).toBe(0);
  expect(fewOf(rows, false, 10)).toEqual({ few: rows, rest: 0 });
  const columns = [{ title: '序号', show: (row: number) => row }];
  const desk = renderToStaticMarkup(
    createElement(PlainTable<number>, { label: '分录', columns, rows, rowKey: (row) => row }),
  );
  expect(desk.match(/<td>/g)).toHaveLength(50);
});
