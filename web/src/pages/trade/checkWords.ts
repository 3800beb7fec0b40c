// A check between two numbers, in words.
import type { RecordCheck } from '../../api/types';
import { differenceOf, kilogramsText, yuan, type Count } from '../../i18n/exact';
import type { Words } from '../../i18n/areas';

export function countText(count: Count | null | undefined, unit: string): string {
  if (count === null || count === undefined) return '';
  if (unit === 'kg') return kilogramsText(count) + ' kg';
  if (unit === 'fen') return '¥ ' + yuan(count);
  return String(count);
}

// A difference as a sentence with the next step.
export function sentenceOf(check: RecordCheck, words: Words, ruled: boolean): string {
  const { flows } = words;
  const name = (flows.checks as Record<string, string>)[check.check] ?? check.check;
  const known = check.check === 'scales' && ruled ? 'scales-ruled' : check.check;
  const steps = flows.next as Record<string, string | ((gap: string) => string)>;
  const next = steps[known] ?? flows.next.other;
  const gap =
    check.left !== null && check.left !== undefined && check.right !== null && check.right !== undefined
      ? (differenceOf(check.left, check.right)?.replace(/^[+−]/, '') ?? '')
      : '';
  const step = typeof next === 'function' ? next(gap) : next;
  const { aside, colon } = words.common;
  return `${name}${check.about ? aside(check.about) : ''}${colon}${step ?? ''}`;
}
