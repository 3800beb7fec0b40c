// Whether the window is as narrow as a phone's: the width at which cards.css turns tables into cards.
import { useSyncExternalStore } from 'react';

const kNarrow = '(max-width: 640px)';

const media = () => (typeof window === 'undefined' ? undefined : window.matchMedia?.(kNarrow));

function listen(listener: () => void): () => void {
  const one = media();
  one?.addEventListener('change', listener);
  return () => one?.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(
    listen,
    () => media()?.matches ?? false,
    () => false,
  );
}
