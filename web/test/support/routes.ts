// The addresses of each role's pages, with the objects the day has left.
import type { Page } from 'playwright-core';

async function first(page: Page, path: string): Promise<string> {
  return page.evaluate(async (from) => {
    const answer = await fetch(from);
    const body = (await answer.json()) as { items?: { id?: string; trade_id?: string }[] };
    return body.items?.[0]?.id ?? body.items?.[0]?.trade_id ?? '';
  }, path);
}

const kFixed: Record<string, string[]> = {
  producer: [
    '/',
    '/lots',
    '/lots/new',
    '/rounds',
    '/trades',
    '/loads',
    '/loads/new',
    '/account',
    '/disputes',
    '/standing',
    '/keys',
  ],
  processor: [
    '/',
    '/rounds',
    '/offers',
    '/offers/new',
    '/trades',
    '/loads',
    '/quota',
    '/account',
    '/standing',
    '/keys',
  ],
  carrier: ['/', '/loads', '/trades', '/fleet', '/account', '/standing'],
  finance: [
    '/',
    '/finance',
    '/finance/statements',
    '/finance/breaks',
    '/finance/payouts',
    '/finance/proposals',
    '/finance/day',
    '/finance/entries',
    '/trades',
    '/keys',
    '/partner',
  ],
  regulator: [
    '/',
    '/overview',
    '/records',
    '/flags',
    '/cases',
    '/enterprises',
    '/indicators',
    '/indicators/18',
    '/mass',
    '/keys',
  ],
  insurer: ['/', '/policies', '/claims', '/partner'],
  auditor: ['/', '/overview', '/records', '/finance'],
  operator: ['/', '/rounds'],
};

const kObjects: Record<string, [string, string][]> = {
  producer: [
    ['/v1/trades?limit=1', '/trades/'],
    ['/v1/lots?limit=1', '/lots/'],
    ['/v1/loads?limit=1', '/loads/'],
  ],
  processor: [
    ['/v1/trades?limit=1', '/trades/'],
    ['/v1/rounds?limit=1', '/rounds/'],
  ],
  carrier: [['/v1/loads?limit=1', '/loads/']],
  finance: [['/v1/trades?limit=1', '/trades/']],
  regulator: [
    ['/v1/records?state=differs&limit=1', '/trades/'],
    ['/v1/flags?limit=1', '/flags/'],
    ['/v1/enterprises?kind=processor&limit=1', '/enterprises/'],
    ['/v1/rounds?limit=1', '/rounds/'],
  ],
};

export async function routesOf(page: Page, role: string): Promise<string[]> {
  const routes = [...(kFixed[role] ?? [])];
  for (const [list, base] of kObjects[role] ?? []) {
    const id = await first(page, list);
    if (id) routes.push(base + id);
  }
  return routes;
}

export const roles = Object.keys(kFixed);
