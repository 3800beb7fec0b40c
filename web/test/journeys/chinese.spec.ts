// A Chinese page speaks Chinese: no sentence of a service in English, no code, no number of the machine, and
// no button in the browser's language, on any page of any role.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser, people, settled, signIn, visitor } from '../support/browser';
import { roles, routesOf } from '../support/routes';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

// Signed texts and raw events stand in <pre>, what is there to be copied in .copyable. What people wrote on
// the example day they wrote twice, "两家合付 · paid by both". The program that verifies a round and the keys
// of partners (hk_…) have names.
async function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const rules: [string, RegExp][] = [
      ['a sentence', /[A-Za-z]{2,}[ ,;:'-]+(?:[A-Za-z]{2,}[ ,;:'-]+)+[A-Za-z]{2,}/],
      ['a code', /(?<![\w/.])[a-z]+(?:[_-][a-z]+)+(?![\w.])|\b[a-z]+[A-Z][a-z]+/],
      ['a ledger name', /\b(?:Liabilities|Assets|Income|Equity):/],
      ['an id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/],
    ];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = (node.textContent ?? '').trim().replace(/heliu-clear verify|hk_\S+/, '');
      if (!text || node.parentElement?.closest('script, style, noscript, pre, .copyable')) continue;
      const own = /[\u4e00-\u9fff].* · [A-Za-z]/.test(text);
      for (const [what, rule] of rules) if (!own && rule.test(text)) found.push(`${what}: ${text}`);
    }
    for (const field of document.querySelectorAll('input[type=file]'))
      if (getComputedStyle(field).opacity !== '0') found.push("a file button in the browser's language");
    return [...new Set(found)];
  });
}

// Beyond the fixed pages: a flag of every indicator and problem, cases with their paper, disputes, loads.
async function objectsOf(page: Page): Promise<string[]> {
  const list = async (path: string) => {
    const items: unknown = await page.evaluate(async (from) => {
      const answer = await fetch(from);
      return answer.ok ? (await answer.json()).items : [];
    }, path);
    return items as { id: string; indicator?: string; facts?: { problem?: string } }[];
  };
  const flags = new Map<string, string>();
  for (const flag of await list('/v1/flags?limit=200'))
    flags.set(`${flag.indicator} ${flag.facts?.problem}`, `/flags/${flag.id}`);
  const some = async (path: string, base: string) =>
    (await list(`${path}?limit=2`)).map((one) => base + one.id);
  return [
    ...flags.values(),
    ...(await some('/v1/cases', '/cases/')),
    ...(await some('/v1/cases', '/m/print/case/')),
    ...(await some('/v1/disputes', '/disputes/')),
    ...(await some('/v1/loads', '/loads/')),
    ...(await some('/v1/rounds', '/rounds/')),
  ];
}

const kMore: Record<string, string[]> = {
  auditor: ['/flags', '/indicators', '/indicators/44', '/finance/breaks', '/finance/entries', '/finance/day'],
  regulator: ['/disputes', '/trades', '/loads', '/indicators/32', '/indicators/44', '/indicators/45'],
  operator: ['/partner', '/enterprises', '/finance'],
};

it.each(roles)('every page of the %s speaks Chinese', async (role) => {
  const person = people()[role];
  if (!person) throw new Error(`nobody signs in as ${role}`);
  const context = await visitor(browser);
  const page = await context.newPage();
  await signIn(page, person);
  const found: string[] = [];
  const look = async (where: string) =>
    found.push(...(await foreign(page)).map((what) => `${where}: ${what}`));
  const routes = [...(await routesOf(page, role)), ...(kMore[role] ?? []), ...(await objectsOf(page))];
  for (const route of new Set(routes)) {
    await page.goto(kDoor + route);
    await settled(page);
    await look(route);
    const lines = page.locator('[data-row]');
    for (let at = 0; at < (await lines.count()); at++) {
      await lines.nth(at).click();
      await page.waitForTimeout(300);
      await look(`${route} line ${at + 1}`);
    }
  }
  await context.close();
  expect(found).toEqual([]);
});
