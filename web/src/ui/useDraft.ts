// What a person has typed and not yet sent, kept in this tab by the form's name: a reload, the browser's back
// or an ended session loses nothing. Signing out forgets it.
import dayjs from 'dayjs';
import { useCallback, useState } from 'react';

const name = (form: string) => `heliu.draft.${form}`;

// A date becomes text in the tab's memory and a date again in the form.
function asText(values: object): string {
  return JSON.stringify(values, function (this: Record<string, unknown>, key: string, value: unknown) {
    return dayjs.isDayjs(this[key]) ? { $date: value } : value;
  });
}

function asValues<T>(text: string | null): T | undefined {
  if (!text) return undefined;
  try {
    return JSON.parse(text, (_, value: unknown) =>
      value && typeof value === 'object' && '$date' in value ? dayjs(String(value.$date)) : value,
    ) as T;
  } catch {
    return undefined; // of an earlier build of the pages
  }
}

export function useDraft<T extends object>(form: string) {
  const read = useCallback(() => asValues<T>(sessionStorage.getItem(name(form))), [form]);
  const [found, setFound] = useState(read);
  const keep = useCallback((values: T) => sessionStorage.setItem(name(form), asText(values)), [form]);
  const drop = useCallback(() => {
    sessionStorage.removeItem(name(form));
    setFound(undefined);
  }, [form]);
  const look = useCallback(() => setFound(read()), [read]); // once more, when a dialog opens
  return { found, keep, drop, look };
}

// Only what differs from what the form began with: the rest stays as fresh as the page.
export function typed<T extends object>(values: T, initial: Partial<T> = {}): Partial<T> {
  const same = (key: string) =>
    JSON.stringify(values[key as keyof T]) === JSON.stringify(initial[key as keyof T]);
  return Object.fromEntries(Object.entries(values).filter(([key]) => !same(key))) as Partial<T>;
}
