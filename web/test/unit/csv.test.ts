// What a spreadsheet makes of an exported list: text of other people stays text.
import { expect, it } from 'vitest';
import { yuan } from '../../src/i18n/exact';
import { csvOf } from '../../src/ui/csv';

const field = (text: string) =>
  csvOf([[text]])
    .replace('\uFEFF', '')
    .trimEnd()
    .slice(1, -1);

it('a note that a spreadsheet would run as a formula is kept as text', () => {
  for (const text of ['=cmd|calc', '+1', '@SUM(A1)', '\t=1', '\r=1', '-2+3+cmd|calc', '-A1', '＝1+1', '－1'])
    expect(field(text)).toBe(`'${text}`);
});

it('an amount, a dash and a name stay as they are', () => {
  for (const text of [yuan(-123456), '-', '南海铝型材示范 01', 'a-b']) expect(field(text)).toBe(text);
});

it('a quote in a name breaks out of no field', () => {
  expect(csvOf([['a","=1', 'b']])).toBe('\uFEFF"a"",""=1","b"\r\n');
});
