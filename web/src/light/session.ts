// Who is signed in: the console's own session, an HttpOnly cookie. The last person's name is kept in memory
// only; without an answer of the gateway the page goes on with whom it knew, so that a scale without
// coverage can still be read.
import { useEffect, useState } from 'preact/hooks';
import { answerOf, api } from '../api/client';
import { asProblem, type ApiProblem } from '../api/problem';
import { sessionTabs } from '../api/sessionTabs';
import { tabMemory } from '../api/tabMemory';
import { csrfToken, sessionLost } from '../api/token';
import type { Session } from '../api/types';

interface Known {
  session: Session | null | undefined; // undefined: not asked yet
  failure?: ApiProblem;
}

let known: Known = { session: undefined };
const listeners = new Set<() => void>();

function become(next: Known): void {
  known = next;
  csrfToken.set(next.session?.csrf_token ?? '');
  if (next.session) tabMemory.keepFor(next.session.user_id);
  listeners.forEach((listener) => listener());
}

export async function askSession(): Promise<void> {
  try {
    become({ session: await answerOf(api.GET('/v1/session')) });
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status === 401) become({ session: null });
    else if (!known.session) become({ session: undefined, failure: problem });
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  become({ session: await answerOf(api.POST('/v1/session', { body: { login, password } })) });
  sessionTabs.tell('in');
}

function leave(): void {
  tabMemory.forget();
  become({ session: null });
}

// When the door could not be told, the browser still holds a good session, and the page says what is wrong.
export async function signOut(): Promise<void> {
  try {
    await answerOf(api.DELETE('/v1/session'));
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status !== 401) return become({ ...known, failure: problem });
  }
  leave();
  sessionTabs.tell('out');
}

export const session = {
  get: () => known.session,
  listen(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

sessionLost.listen(() => become({ session: null }));
sessionTabs.listen((word) => (word === 'out' ? leave() : void askSession()));

export function useSession(): Known {
  const [now, setNow] = useState(known);
  useEffect(() => {
    setNow(known);
    return session.listen(() => setNow(known));
  }, []);
  return now;
}
