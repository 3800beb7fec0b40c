// On a phone nothing is wider than the phone, and no list hides columns: its rows are cards.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, people } from '../support/browser';
import { roles, routesOf } from '../support/routes';
import { enter, go } from '../support/stage';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

for (const role of roles)
  it(`${role}: every page fits 390 px`, async () => {
    if (!people()[role]) return;
    const actor = await enter(browser, role, true);
    for (const route of await routesOf(actor.page, role)) {
      await go(actor, route);
      const { page, hidden } = await actor.page.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        hidden: Array.from(document.querySelectorAll('main table[data-cards] tbody td[data-label]')).filter(
          (cell) => cell.getBoundingClientRect().right > innerWidth,
        ).length,
      }));
      expect(page, `${route} is as wide as the phone`).toBeLessThanOrEqual(390);
      expect(hidden, `${route} shows every cell`).toBe(0);
    }
    await actor.context.close();
  });

it('a card says what each of its figures is', async () => {
  const actor = await enter(browser, 'producer', true);
  await go(actor, '/trades');
  const labels = await actor.page
    .locator('main tbody tr[data-row-key]')
    .first()
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
  expect(labels).toContain('"金额（元）"');
  expect(labels.every((one) => one !== 'none' && one !== '""')).toBe(true);
});
