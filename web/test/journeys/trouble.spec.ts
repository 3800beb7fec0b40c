// What goes wrong around a form: the session ends, the answer is lost, the network is slow, a service is
// dead, the button is pressed twice. Nothing is lost and nothing is done twice.
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, people, settled } from '../support/browser';
import { enter, fillLot, press, read, type Actor } from '../support/stage';

interface Lots {
  items: { id: string; kilograms: number }[];
}
let browser: Browser;
let producer: Actor;

beforeAll(async () => {
  browser = await openBrowser();
  producer = await enter(browser, 'producer');
});
afterAll(() => browser.close());

async function listed(kilograms: number): Promise<number> {
  const me = await read<{ enterprise_id: string }>(producer, '/v1/session');
  const lots = await read<Lots>(producer, `/v1/lots?limit=50&producer_id=${me.enterprise_id}`);
  return lots.items.filter((one) => one.kilograms === kilograms).length;
}

it('a lost answer and a second press make one lot', async () => {
  const { page } = producer;
  await fillLot(producer, 431);
  let lost = 0;
  const lose = async (route: Route) => {
    if (route.request().method() !== 'POST' || lost++) return route.continue();
    await route.fetch(); // the service does it …
    return route.abort(); // … and its answer never comes
  };
  await page.route('**/v1/lots', lose);
  await press(page, '挂牌');
  await page.locator('.problem').first().waitFor();
  expect(await page.locator('.problem').first().innerText()).toContain('系统不会重复办理');
  await press(page, '挂牌');
  await page.waitForURL(/\/lots\/[0-9a-f]{8}-/);
  await page.unroute('**/v1/lots', lose);
  expect(await listed(431)).toBe(1);
});

it('a double press on a slow network makes one lot', async () => {
  const { page } = producer;
  await fillLot(producer, 432);
  const slow = async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  };
  await page.route('**/v1/lots', slow);
  await page.getByRole('button', { name: '挂牌', exact: true }).dblclick();
  await page.waitForURL(/\/lots\/[0-9a-f]{8}-/);
  await page.unroute('**/v1/lots', slow);
  expect(await listed(432)).toBe(1);
});

it('a reload in the middle of the form loses nothing', async () => {
  const { page } = producer;
  await fillLot(producer, 433);
  await page.reload();
  await settled(page);
  expect(await page.inputValue('#lot_weight')).toBe('0.433');
  await page.getByText('已恢复上次未提交的草稿').waitFor();
  await press(page, '清除草稿');
});

it('an ended session is begun again over the form, which then goes through', async () => {
  const { page, context } = producer;
  await fillLot(producer, 434);
  await context.clearCookies();
  await press(page, '挂牌');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.locator('input[type=password]').fill(people().producer?.password ?? '');
  await dialog.getByRole('button', { name: '登录' }).click();
  await expect.poll(() => dialog.isVisible(), { timeout: 15_000 }).toBe(false);
  expect(await page.inputValue('#lot_weight')).toBe('0.434');
  await press(page, '挂牌');
  await page.waitForURL(/\/lots\/[0-9a-f]{8}-/);
  expect(await listed(434)).toBe(1);
});

const dead = (route: Route) =>
  route.fulfill({
    status: 503,
    contentType: 'application/problem+json',
    json: { code: 'service-unavailable', status: 503, detail: '服务暂不可用，请稍后再试' },
  });

it('a dead service is said on its panel and the rest of the page goes on', async () => {
  const { page } = producer;
  await page.route('**/v1/ratings/**', dead);
  await page.goto(new URL('/standing', page.url()).href);
  await page.getByText('服务暂不可用').first().waitFor({ timeout: 30_000 });
  await page.getByText('环境污染责任保险').first().waitFor();
  await page.unroute('**/v1/ratings/**', dead);
});

it('a carrier whose vehicles cannot be read is not told that it has none', async () => {
  const { page } = await enter(browser, 'carrier');
  await page.route('**/v1/vehicles?**', dead);
  await page.goto(new URL('/fleet', page.url()).href);
  await page.getByText('服务暂不可用').first().waitFor({ timeout: 30_000 });
  expect(await page.getByRole('table', { name: '车辆' }).count()).toBe(0);
  expect(await page.getByRole('table', { name: '人员' }).locator('tbody tr').count()).toBeGreaterThan(0);
  expect(await page.getByText('由主管部门登记的车辆和人员').count()).toBe(0);
  await page.context().close();
});

it('a page that fails says so and the menu still works', async () => {
  const { page } = producer;
  await page.route('**/v1/trades?**', (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '{"items":[null]}' }),
  );
  await page.goto(new URL('/trades', page.url()).href);
  await page.getByText('页面出错了').waitFor();
  await page.unrouteAll();
  await page.locator('nav.menu a').nth(1).click();
  await page.locator('main h1').getByText('批次').waitFor();
});
