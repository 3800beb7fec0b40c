// The Idempotency-Key of a form: made when it opens, kept in this tab until an answer has come, so that a
// second click, a reload or a lost answer asks about the same command and never makes another.
import { uuid7 } from './client';

const name = (form: string) => `heliu.key.${form}`;

export function commandKey(form: string): string {
  const known = sessionStorage.getItem(name(form));
  if (known) return known;
  const made = uuid7();
  sessionStorage.setItem(name(form), made);
  return made;
}

export function forgetCommandKey(form: string): void {
  sessionStorage.removeItem(name(form));
}
