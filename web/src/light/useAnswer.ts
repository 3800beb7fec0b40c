// What a service answered, read again when the reader comes back, on request, and every 15 seconds while the
// page is seen. Without coverage the last answer stays, with the moment it is from.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asProblem, type ApiProblem } from '../api/problem';

export interface Answer<T> {
  data: T | undefined;
  problem: ApiProblem | undefined;
  at: string | undefined; // when data came
  again: () => void;
}

interface Kept<T> {
  key: string;
  data?: T;
  problem?: ApiProblem;
  at?: string;
}

const kEvery = 15_000;
const memory = new Map<string, { data: unknown; at: string }>(); // of this page; never written down

export function forgetAnswers(): void {
  memory.clear();
}

export function useAnswer<T>(key: string, read: () => Promise<T>, live = true): Answer<T> {
  const before = memory.get(key) as { data: T; at: string } | undefined;
  const [kept, setKept] = useState<Kept<T>>({ key, ...before });
  const reader = useRef(read);
  reader.current = read;
  const wanted = useRef(key);
  wanted.current = key;
  const again = useCallback(() => {
    reader.current().then(
      (data) => {
        const at = new Date().toISOString();
        memory.set(key, { data, at });
        if (wanted.current === key) setKept({ key, data, at });
      },
      (error) => {
        if (wanted.current !== key) return;
        const problem = asProblem(error);
        const last = problem.unknown ? (memory.get(key) as { data: T; at: string } | undefined) : undefined;
        setKept({ key, ...last, problem });
      },
    );
  }, [key]);
  useEffect(() => {
    again();
    if (!live) return undefined;
    const tick = () => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(tick, kEvery);
    document.addEventListener('visibilitychange', tick);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
      window.removeEventListener('online', again);
    };
  }, [again, live]);
  const current = kept.key === key ? kept : { key, ...before, problem: undefined };
  return { data: current.data, problem: current.problem, at: current.at, again };
}
