// What the light pages read, by name. Names and papers change rarely and are remembered for the page.
import { answerOf, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Crew, Enterprise, Load, LoadState, Vehicle, WasteCode } from '../api/types';

const once = new Map<string, Promise<unknown>>();

function remembered<T>(key: string, read: () => Promise<T>): Promise<T> {
  const known = once.get(key) as Promise<T> | undefined;
  if (known) return known;
  const asked = read();
  once.set(key, asked);
  asked.catch(() => once.delete(key));
  return asked;
}

export const forgetLooks = () => once.clear();

export const loadOf = (id: string) => answerOf(api.GET('/v1/loads/{id}', { params: { path: { id } } }));

export const loadsIn = async (state: LoadState): Promise<Load[]> =>
  (await answerOf(api.GET('/v1/loads', { params: { query: { state, limit: 200 } } }))).items;

export const enterpriseOf = (id: string | undefined): Promise<Enterprise | undefined> =>
  id
    ? remembered(`enterprise ${id}`, () =>
        answerOf(api.GET('/v1/enterprises/{id}', { params: { path: { id } } })),
      )
    : Promise.resolve(undefined);

export const wasteOf = (code: string): Promise<WasteCode | undefined> =>
  remembered(`waste ${code}`, async () => {
    const found = await answerOf(
      api.GET('/v1/reference/waste-codes', { params: { query: { search: code } } }),
    );
    return found.items.find((one) => one.code === code);
  });

type Terms = 'form' | 'packaging' | 'hazard' | 'disposal_method';
export const termsOf = (list: Terms): Promise<Map<string, string>> =>
  remembered(`terms ${list}`, async () => {
    const { items } = await answerOf(api.GET('/v1/reference/terms/{list}', { params: { path: { list } } }));
    return new Map(items.map((one) => [one.code, one.label]));
  });

export interface Papers {
  vehicle?: Vehicle;
  driver?: Crew;
  escort?: Crew;
}

// Every page of a list, at most ten.
export async function pages<T>(
  ask: (cursor?: string) => Promise<{ items: T[]; next_cursor?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page++) {
    const found = await ask(cursor);
    all.push(...found.items);
    cursor = found.next_cursor;
    if (!cursor) break;
  }
  return all;
}

// The papers of a load's vehicle and crew; undefined when the caller's role may not see them.
export async function papersOf(load: Load): Promise<Papers | undefined> {
  const carrier_id = load.carrier_id;
  if (!carrier_id) return undefined;
  const query = (cursor?: string) => ({ params: { query: { carrier_id, limit: 200, cursor } } });
  try {
    const [vehicles, crew] = await Promise.all([
      remembered(`vehicles ${carrier_id}`, () => pages((c) => answerOf(api.GET('/v1/vehicles', query(c))))),
      remembered(`crew ${carrier_id}`, () => pages((c) => answerOf(api.GET('/v1/crew', query(c))))),
    ]);
    return {
      vehicle: vehicles.find((one) => one.plate === load.plate),
      driver: crew.find((one) => one.id === load.driver_id),
      escort: crew.find((one) => one.id === load.escort_id),
    };
  } catch (error) {
    if (asProblem(error).status === 403) return undefined;
    throw error;
  }
}

// The load of a manifest number, when the caller may see it.
export const loadByNumber = async (number: string): Promise<Load | undefined> =>
  (await answerOf(api.GET('/v1/loads', { params: { query: { manifest_number: number, limit: 1 } } })))
    .items[0];
