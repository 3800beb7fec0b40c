// Who is signed in. When a session ends in the middle of something the page stays, and a dialog over it asks
// for the password again; when somebody else signs in, nothing of what was read before stays.
import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { answerOf, api } from '../api/client';
import { asProblem } from '../api/problem';
import { sessionTabs } from '../api/sessionTabs';
import { tabMemory } from '../api/tabMemory';
import { csrfToken, sessionLost } from '../api/token';
import type { Session } from '../api/types';

export type Role =
  'producer' | 'processor' | 'carrier' | 'insurer' | 'finance' | 'regulator' | 'auditor' | 'operator';

interface Known {
  session: Session | null | undefined; // undefined: not known yet
  lost: boolean;
  failure: unknown;
  signIn: (login: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
}

const Context = createContext<Known | undefined>(undefined);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null>();
  const [lost, setLost] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const queries = useQueryClient();
  const reader = useRef<string>(undefined); // whose answers the memory holds

  const adopt = useCallback(
    (next: Session | null) => {
      csrfToken.set(next?.csrf_token ?? '');
      if (reader.current !== next?.user_id) queries.clear();
      reader.current = next?.user_id;
      if (next) tabMemory.keepFor(next.user_id);
      setSession(next);
      setLost(false);
      setFailure(undefined);
    },
    [queries],
  );

  const leave = useCallback(() => {
    tabMemory.forget();
    adopt(null);
  }, [adopt]);

  const ask = useCallback(() => {
    answerOf(api.GET('/v1/session')).then(adopt, (error) => {
      if (asProblem(error).status === 401) adopt(null);
      else setFailure(error);
    });
  }, [adopt]);

  useEffect(ask, [ask]);

  useEffect(() => sessionTabs.listen((word) => (word === 'out' ? leave() : ask())), [leave, ask]);

  useEffect(() => sessionLost.listen(() => setLost(true)), []);

  const signIn = useCallback(
    async (login: string, password: string) => {
      adopt(await answerOf(api.POST('/v1/session', { body: { login, password } })));
      sessionTabs.tell('in');
    },
    [adopt],
  );
  // Throws when the door could not be told: the browser then still holds a good session.
  const signOut = useCallback(async () => {
    try {
      await answerOf(api.DELETE('/v1/session'));
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
    }
    leave();
    sessionTabs.tell('out');
  }, [leave]);

  const known = useMemo(
    () => ({ session, lost: lost && Boolean(session), failure, signIn, signOut }),
    [session, lost, failure, signIn, signOut],
  );
  return <Context.Provider value={known}>{children}</Context.Provider>;
}

export function useSession(): Known {
  const known = useContext(Context);
  if (!known) throw new Error('useSession outside SessionProvider');
  return known;
}

// The person at work; only used below the sign-in.
export function useMe(): Session & { is: (...roles: Role[]) => boolean } {
  const { session } = useSession();
  if (!session) throw new Error('nobody is signed in');
  return { ...session, is: (...roles) => roles.some((role) => session.roles.includes(role)) };
}
