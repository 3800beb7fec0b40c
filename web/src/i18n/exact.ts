// Money in fen and mass in kilograms, to words and back, digit by digit: no floating point touches either.
// A count comes from JSON as an integer up to 2^53, beyond that as a string.
export type Count = number | string | bigint;

function digitsOf(count: Count): { negative: boolean; digits: string } {
  const whole = BigInt(count);
  return { negative: whole < 0n, digits: (whole < 0n ? -whole : whole).toString() };
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

// fixed(123456, 2) → "1,234.56"; trim: without zeros at the end ("84.5").
export function fixed(count: Count, places: number, trim = false): string {
  const { negative, digits } = digitsOf(count);
  const padded = digits.padStart(places + 1, '0');
  const whole = grouped(padded.slice(0, padded.length - places));
  let rest = places ? padded.slice(padded.length - places) : '';
  if (trim) rest = rest.replace(/0+$/, '');
  return (negative ? '−' : '') + whole + (rest ? '.' + rest : '');
}

export const yuan = (fen: Count) => fixed(fen, 2);
export const tonnes = (kilograms: Count) => fixed(kilograms, 3);
export const kilogramsText = (kilograms: Count) => fixed(kilograms, 0);
export const permille = (value: Count) => fixed(value, 1) + ' %';

// "1,780.5" with two places → "178050"; nothing when it isn't such a number or has more places.
export function parseFixed(text: string, places: number): string | undefined {
  const match = /^\s*([-−]?)([\d,，]*)(?:[.。]([\d]*))?\s*$/.exec(text);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replace(/[,，]/g, '');
  const rest = match[3] ?? '';
  if ((!whole && !rest) || rest.length > places) return undefined;
  const digits = (whole + rest.padEnd(places, '0')).replace(/^0+(?=\d)/, '');
  return (match[1] && digits !== '0' ? '-' : '') + digits;
}

// As a contract wants it: an integer a double holds exactly.
export function integerOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = BigInt(text);
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return value > most || value < -most ? undefined : Number(value);
}

// (right − left) / left in hundredths of a percent, rounded half away from zero; nothing when left is 0.
export function differenceOf(left: Count, right: Count): string | undefined {
  const a = BigInt(left);
  const b = BigInt(right);
  if (a === 0n) return undefined;
  const size = a < 0n ? -a : a;
  const gap = (b - a) * 10000n;
  const rounded = (gap < 0n ? -1n : 1n) * (((gap < 0n ? -gap : gap) * 2n + size) / (size * 2n));
  return (rounded > 0n ? '+' : '') + fixed(rounded, 2) + ' %';
}

export const sum = (counts: Count[]): bigint => counts.reduce<bigint>((all, one) => all + BigInt(one), 0n);
