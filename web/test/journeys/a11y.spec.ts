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

for (const language of ['zh', 'en'] as const)
  it.each(roles)(`a screen reader can use every page of the %s (${language})`, async (role) => {
    const person = people()[role];
    if (!person) throw new Error(`nobody signs in as ${role}`);
    const context = await visitor(browser, language);
    const page = await context.newPage();
    await page.goto(kDoor + '/');
    await page.waitForSelector('form');
    const found = await violations(page, 'sign-in');
    await signIn(page, person);
    for (const route of await routesOf(page, role)) {
      await page.goto(kDoor + route);
      await settled(page);
      found.push(...(await violations(page, `${role} ${route}`)));
    }
    await context.close();
    expect(found).toEqual([]);
  });

it.each(['zh', 'en'] as const)('the light entry too (%s)', async (language) => {
  const context = await visitor(browser, language, 390, 844);
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of ['/m', '/m/check', '/m/status', '/m/verify']) {
    await page.goto(kDoor + path);
    await page.waitForSelector('main h1');
    found.push(...(await violations(page, path)));
  }
  const carrier = people().carrier;
  if (!carrier) throw new Error('no carrier');
  await page.fill('input[name=login]', carrier.login);
  await page.fill('input[name=password]', carrier.password);
  await page.click('main form button');
  await page.waitForSelector('input[name=password]', { state: 'detached' });
  const loads = await page.evaluate(async () => (await fetch('/v1/loads?limit=1')).json());
  const load = loads.items[0];
  for (const path of [
    '/m',
    `/m/loads/${load.id}`,
    `/m/check/${load.manifest_number}`,
    `/m/print/manifest/${load.id}`,
  ]) {
    await page.goto(kDoor + path);
    await page.waitForSelector('h1');
    await page.waitForTimeout(500);
    found.push(...(await violations(page, path)));
  }
  await context.close();
  expect(found).toEqual([]);
});
