// Two hooks the light pages live on: one question to the services, and the language.
import { useEffect, useState } from 'preact/hooks';
import { asProblem, type ApiProblem } from '../api/problem';
import { language, type Language } from '../i18n/language';

export interface Asked<T> {
  data?: T;
  problem?: ApiProblem;
  again: () => void;
}

export function useAsked<T>(ask: () => Promise<T>, about: string): Asked<T> {
  const [answer, setAnswer] = useState<{ data?: T; problem?: ApiProblem }>({});
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let wanted = true;
    ask().then(
      (data) => wanted && setAnswer({ data }),
      (error) => wanted && setAnswer({ problem: asProblem(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [about, times]);
  return { ...answer, again: () => setTimes(times + 1) };
}

export function useLanguage(): Language {
  const [now, setNow] = useState(language.get());
  useEffect(() => language.listen(() => setNow(language.get())), []);
  return now;
}
