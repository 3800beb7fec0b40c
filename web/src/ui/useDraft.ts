// A long form's draft, kept in this tab: a reload or an ended session loses nothing.
import { useCallback, useState } from 'react';

const name = (form: string) => `heliu.draft.${form}`;

export function useDraft<T extends object>(form: string) {
  const [found] = useState<T | undefined>(() => {
    const text = sessionStorage.getItem(name(form));
    return text ? (JSON.parse(text) as T) : undefined;
  });
  const keep = useCallback((values: T) => sessionStorage.setItem(name(form), JSON.stringify(values)), [form]);
  const drop = useCallback(() => sessionStorage.removeItem(name(form)), [form]);
  return { found, keep, drop };
}
