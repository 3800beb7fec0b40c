// The one way to the services: typed by their contracts, with the session's CSRF token, the language and a
// trace of its own on each call. Answers that aren't 2xx are thrown as ApiProblem.
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as Credit } from './gen/credit';
import type { paths as Gateway } from './gen/gateway';
import type { paths as Insurance } from './gen/insurance';
import type { paths as Market } from './gen/market';
import type { paths as Registry } from './gen/registry';
import type { paths as Supervision } from './gen/supervision';
import type { paths as Transport } from './gen/transport';
import type { paths as Treasury } from './gen/treasury';
import { language } from '../i18n/language';
import { ApiProblem, type ProblemBody } from './problem';
import { csrfToken, sessionLost } from './token';

export type Paths = Gateway & Registry & Market & Treasury & Transport & Credit & Insurance & Supervision;

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) =>
    b.toString(16).padStart(2, '0'),
  ).join('');
}

// RFC 9562: 48 bits of milliseconds, then random.
export function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = randomHex(10);
  const variant = (8 + (parseInt(rest[3] ?? '0', 16) % 4)).toString(16);
  const tail = `7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail}`;
}

const dress: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', language.get() === 'zh' ? 'zh-CN' : 'en');
    request.headers.set('traceparent', `00-${randomHex(16)}-${randomHex(8)}-01`);
    if (request.method !== 'GET') request.headers.set('x-csrf-token', csrfToken.get());
    return request;
  },
};

export const api = createClient<Paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(dress);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

// The body of a good answer; anything else is thrown as what the service said.
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<NonNullable<T>> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, undefined);
  }
  if (answer.response.ok) return answer.data as NonNullable<T>;
  const problem = new ApiProblem(answer.response.status, answer.error as ProblemBody | undefined);
  if (problem.status === 401 && problem.code === 'unauthenticated') sessionLost.tell();
  throw problem;
}

// Headers of a command: its key, and the version it changes where one was read.
export function commandHeaders(key: string, version?: number): Record<string, string> {
  const headers: Record<string, string> = { 'Idempotency-Key': key };
  if (version !== undefined) headers['If-Match'] = `"v${version}"`;
  return headers;
}
