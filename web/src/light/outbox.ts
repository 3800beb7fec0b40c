// The queue of this browser: what is unsent, and when it is tried again.
import { useEffect, useState } from 'preact/hooks';
import { answerOf, api, commandHeaders, uuid7 } from '../api/client';
import { asProblem } from '../api/problem';
import type { LoadDetail } from '../api/types';
import { Queue, verdictOf, type Body, type Command, type Verdict } from './queue';
import { askSession, session } from './session';

const kEvery = 10_000;
const listeners = new Set<() => void>();
const changed = () => listeners.forEach((listener) => listener());

async function post({ key, kind, load_id: id, body }: Command): Promise<unknown> {
  const how = { params: { path: { id } }, headers: commandHeaders(key) };
  if (kind === 'depart') return answerOf(api.POST('/v1/loads/{id}/departure', { ...how, body }));
  if (kind === 'arrive') return answerOf(api.POST('/v1/loads/{id}/arrival', { ...how, body }));
  return answerOf(api.POST('/v1/loads/{id}/weighings', { ...how, body: body as never }));
}

async function send(command: Command): Promise<Verdict> {
  try {
    await post(command);
    return { outcome: 'done' };
  } catch (error) {
    const problem = asProblem(error);
    const faults = problem.faults.map((one) => one.detail).join(' ');
    return verdictOf(problem.status, problem.code, [problem.message, faults].filter(Boolean).join(' '));
  }
}

const queue = new Queue(
  {
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, value) => localStorage.setItem(name, value),
  },
  send,
  changed,
);

export async function flush(): Promise<void> {
  const me = session.get();
  if (!me || !queue.all().length) return;
  await queue.flush(me.user_id);
}

export type Outcome = 'sent' | 'kept' | 'refused';

// Keeps the command first, then sends it: a phone that dies in between has lost nothing. Throws when the
// browser keeps nothing.
export async function submit(kind: Command['kind'], detail: LoadDetail, body: Body): Promise<Outcome> {
  const me = session.get();
  if (!me) return 'kept';
  const { load } = detail;
  const command: Command = {
    key: uuid7(),
    user_id: me.user_id,
    user_name: me.name,
    load_id: load.id,
    kind,
    title: [load.manifest_number, load.plate].filter(Boolean).join(' · '),
    body,
    made_at: new Date().toISOString(),
  };
  queue.put(command);
  await flush();
  await flush(); // the first may have joined a run that had begun before this command was there
  const left = queue.all().find((one) => one.key === command.key);
  if (!left) return 'sent';
  return left.refused ? 'refused' : 'kept';
}

export const drop = (key: string) => queue.drop(key);

export function useUnsent(): Command[] {
  const [now, setNow] = useState(() => queue.all());
  useEffect(() => {
    const look = () => setNow(queue.all());
    listeners.add(look);
    window.addEventListener('storage', look);
    look();
    return () => {
      listeners.delete(look);
      window.removeEventListener('storage', look);
    };
  }, []);
  return now;
}

// Called once: tries again when coverage is back, when somebody signs in, and every ten seconds.
export function keepTrying(): void {
  const again = () => {
    if (!queue.all().length) return;
    if (session.get() === undefined) void askSession().then(flush);
    else void flush();
  };
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
  session.listen(() => void flush());
  setInterval(again, kEvery);
}
