// A short table as a reader hears it: named, each figure under its heading, an empty one in words.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PlainTable, type PlainColumn } from '../../src/ui/PlainTable';

interface Check {
  name: string;
  left?: number;
  right?: number;
}
const columns: PlainColumn<Check>[] = [
  { title: '核对', show: (one) => one.name },
  { title: 'A', number: true, span: (one) => (one.left ? 1 : 2), show: (one) => one.left ?? '无权查看' },
  { title: 'B', number: true, show: (one) => one.right },
];
const shown = (rows: Check[] | undefined, caption = false) =>
  renderToStaticMarkup(
    createElement(PlainTable<Check>, { label: '核对项', caption, columns, rows, rowKey: (one) => one.name }),
  );

it('a table is named, in sight or for the ear', () => {
  expect(shown([{ name: '重量', left: 1, right: 2 }])).toContain('<table class="plain" aria-label="核对项">');
  const seen = shown([{ name: '重量', left: 1, right: 2 }], true);
  expect(seen).toContain('<caption class="quiet">核对项</caption>');
  expect(seen).not.toContain('aria-label');
});

it('figures stand right, under a heading that says so', () => {
  const table = shown([{ name: '重量', left: 1, right: 2 }]);
  expect(table).toContain('<th scope="col" class="right">A</th>');
  expect(table).toContain('<td>重量</td><td class="right figure">1</td><td class="right figure">2</td>');
});

it('words that stand for several figures cover their columns', () => {
  expect(shown([{ name: '金额' }])).toContain('<td>金额</td><td colSpan="2">无权查看</td></tr>');
});

it('nothing there is said, nothing known yet is not', () => {
  expect(shown([])).toContain('<p class="quiet">—</p>');
  expect(shown(undefined)).toBe('');
});
