// On a phone nothing is wider than the phone, no list hides columns (its rows are cards) or the way past its
// first cards, and what can be pressed is as high as a thumb needs.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, people } from '../support/browser';
import { roles, routesOf } from '../support/routes';
import { enter, go } from '../support/stage';

const kThumb = 36; // px
const kButtons = '.ant-btn, .link-button, .icon-button, .button-link, .quick button';
const kMostCards = 14;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

for (const role of roles)
  it(`${role}: every page fits 390 px and a thumb`, async () => {
    if (!people()[role]) return;
    const actor = await enter(browser, role, true);
    for (const route of await routesOf(actor.page, role)) {
      await go(actor, route);
      const { page, hidden, low, cards } = await actor.page.evaluate(
        ({ least, buttons }) => ({
          page: document.documentElement.scrollWidth,
          hidden: Array.from(document.querySelectorAll('main table[data-cards] tbody td[data-label]')).filter(
            (cell) => cell.getBoundingClientRect().right > innerWidth,
          ).length,
          low: Array.from(document.querySelectorAll<HTMLElement>(buttons))
            .filter((one) => one.offsetParent && one.offsetHeight < least)
            .map((one) => one.textContent || one.getAttribute('aria-label')),
          cards: Math.max(
            0,
            ...Array.from(
              document.querySelectorAll('.search-table table, table.plain[data-cards]'),
              (table) => table.querySelectorAll('tbody tr:not(.ant-table-measure-row)').length,
            ),
          ),
        }),
        { least: kThumb, buttons: kButtons },
      );
      expect(page, `${route} is as wide as the phone`).toBeLessThanOrEqual(390);
      expect(low, `${route}: a thumb hits every button`).toEqual([]);
      expect(cards, `${route}: the end of a list is near`).toBeLessThanOrEqual(kMostCards);
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
