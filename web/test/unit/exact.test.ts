import { describe, expect, it } from 'vitest';
import { differenceOf, fixed, integerOf, parseFixed, tonnes, yuan } from '../../src/i18n/exact';

describe('money and mass in words', () => {
  it('shows every fen of sums no double could hold', () => {
    expect(yuan('9007199254740993')).toBe('90,071,992,547,409.93');
    expect(yuan(-5)).toBe('−0.05');
    expect(tonnes(84000)).toBe('84.000');
    expect(fixed(178000, 2, true)).toBe('1,780');
  });
  it('reads what people type, and refuses a half fen', () => {
    expect(parseFixed('1,780.5', 2)).toBe('178050');
    expect(parseFixed('0.1', 2)).toBe('10');
    expect(parseFixed('−12', 2)).toBe('-1200');
    expect(parseFixed('1.005', 2)).toBeUndefined();
    expect(parseFixed('12a', 0)).toBeUndefined();
    expect(parseFixed('', 2)).toBeUndefined();
  });
  it('sends no number that a double would round', () => {
    expect(integerOf('9007199254740993')).toBeUndefined();
    expect(integerOf('9007199254740991')).toBe(9007199254740991);
  });
  it('says a difference of the scales in hundredths of a percent', () => {
    expect(differenceOf(27000, 25200)).toBe('−6.67 %');
    expect(differenceOf(0, 5)).toBeUndefined();
  });
});
