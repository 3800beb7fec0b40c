// axe on every page of every role, in both languages, on both entries: no violation.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser, people, settled, signIn, visitor } from '../support/browser';
import { roles, routesOf } from '../support/routes';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function violations(page: Page, where: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(
    (one) =>
      `${where}: ${one.id} ${one.nodes
        .slice(0, 2)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  );
}

// Inside the console, as its menu goes: the page is not loaded anew.
async function walk(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, route);
  await settled(page);
}

it.each(roles)('a screen reader can use every page of the %s in both languages', async (role) => {
  const person = people()[role];
  if (!person) throw new Error(`nobody signs in as ${role}`);
  const context = await visitor(browser);
  const page = await context.newPage();
  await page.goto(kDoor + '/');
  await page.waitForSelector('form');
  const found = await violations(page, 'sign-in');
  await signIn(page, person);
  for (const route of await routesOf(page, role)) {
    await walk(page, route);
    found.push(...(await violations(page, `${role} ${route} zh`)));
    await page.locator('header').getByRole('button', { name: 'English' }).click();
    found.push(...(await violations(page, `${role} ${route} en`)));
    await page.locator('header').getByRole('button', { name: '中文' }).click();
  }
  await context.close();
  expect(found).toEqual([]);
});

// The light entry's addresses of a role, with the objects the day has left.
async function lightRoutes(page: Page, role: string): Promise<string[]> {
  const get = (path: string) => page.evaluate(async (from) => (await fetch(from)).json(), path);
  const me = await get('/v1/session');
  if (role === 'finance') {
    const at = Date.parse((await get('/v1/entries?limit=1')).items[0].booked_at) + 8 * 3_600_000;
    return [`/m/print/day/${new Date(at).toISOString().slice(0, 10)}`];
  }
  const load = (await get('/v1/loads?limit=1')).items[0];
  const routes = [
    '/m',
    `/m/loads/${load.id}`,
    `/m/check/${load.manifest_number}`,
    `/m/print/manifest/${load.id}`,
  ];
  if (role === 'producer') {
    routes.push(`/m/print/label/${load.lot_id}?count=2`);
    routes.push(`/m/print/statement/${me.enterprise_id}?from=2020-01-01&to=2100-01-01`);
  }
  if (role === 'regulator') {
    const [file] = (await get('/v1/cases?limit=1')).items;
    if (file) routes.push(`/m/print/case/${file.id}`);
  }
  return routes;
}

for (const language of ['zh', 'en'] as const)
  it.each(['producer', 'carrier', 'finance', 'regulator'])(
    `the light entry too: %s (${language})`,
    async (role) => {
      const person = people()[role];
      if (!person) throw new Error(`nobody signs in as ${role}`);
      const context = await visitor(browser, language, 390, 844);
      const page = await context.newPage();
      const found: string[] = [];
      const look = async (path: string) => {
        await page.goto(kDoor + path);
        await page.waitForSelector('main h1');
        await page.waitForFunction(() => !/正在读取|Loading…/.test(document.body.innerText));
        found.push(...(await violations(page, path)));
      };
      if (role === 'carrier') for (const path of ['/m/check', '/m/status']) await look(path);
      await look('/m');
      await page.fill('input[name=login]', person.login);
      await page.fill('input[name=password]', person.password);
      await page.click('main form button');
      await page.waitForSelector('input[name=password]', { state: 'detached' });
      for (const path of await lightRoutes(page, role)) await look(path);
      await context.close();
      expect(found).toEqual([]);
    },
  );
