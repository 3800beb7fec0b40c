// What a phone could not send yet: kept on the phone under its key, sent when there is a network, once.
import { answerOf, api, commandHeaders } from '../api/client';
import { asProblem } from '../api/problem';
import type { components } from '../api/gen/transport';

type Weighing = components['schemas']['NewWeighing'];

export interface Kept {
  key: string; // the command's Idempotency-Key
  loadId: string;
  what: 'departure' | 'arrival' | 'weighing';
  at: string; // when it was done
  weighing?: Weighing;
  refused?: string; // the service's sentence
}

const kName = 'heliu.queue';
const listeners = new Set<() => void>();
let sending = false;

export function kept(): Kept[] {
  return JSON.parse(localStorage.getItem(kName) ?? '[]') as Kept[];
}

function keep(all: Kept[]): void {
  localStorage.setItem(kName, JSON.stringify(all));
  listeners.forEach((listener) => listener());
}

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function drop(key: string): void {
  keep(kept().filter((one) => one.key !== key));
}

// The times are those of the deed, so that a late delivery tells the truth.
async function send(one: Kept): Promise<void> {
  const at = { params: { path: { id: one.loadId } }, headers: commandHeaders(one.key) };
  if (one.what === 'departure')
    await answerOf(api.POST('/v1/loads/{id}/departure', { ...at, body: { departed_at: one.at } }));
  else if (one.what === 'arrival')
    await answerOf(api.POST('/v1/loads/{id}/arrival', { ...at, body: { arrived_at: one.at } }));
  else await answerOf(api.POST('/v1/loads/{id}/weighings', { ...at, body: one.weighing as Weighing }));
}

// In the order they were done; what gets no answer stays and stops those behind it.
export async function flush(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (const one of kept().filter((each) => !each.refused)) {
      try {
        await send(one);
        drop(one.key);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.unknown || problem.status === 401 || problem.status === 429) break;
        keep(kept().map((each) => (each.key === one.key ? { ...each, refused: problem.message } : each)));
      }
    }
  } finally {
    sending = false;
  }
}

export function add(one: Kept): Promise<void> {
  keep([...kept(), one]);
  return flush();
}

export function retry(key: string): Promise<void> {
  keep(kept().map((one) => (one.key === key ? { ...one, refused: undefined } : one)));
  return flush();
}
