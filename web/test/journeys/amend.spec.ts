// A producer amends a lot that is listed: what changes stands for everybody, what nobody touched stays.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, settled } from '../support/browser';
import { confirm, enter, fillLot, go, press, read, type Actor } from '../support/stage';

interface Lot {
  version: number;
  reserve_price?: number;
  un_number: string;
  window_from: string;
  changed_at?: string;
}
let browser: Browser;
let producer: Actor;
let processor: Actor;
let path = '';

beforeAll(async () => {
  browser = await openBrowser();
  producer = await enter(browser, 'producer');
  processor = await enter(browser, 'processor');
  await fillLot(producer, 435);
  await press(producer.page, '挂牌');
  await producer.page.waitForURL(/\/lots\/[0-9a-f]{8}-/);
  await settled(producer.page);
  path = new URL(producer.page.url()).pathname;
});
afterAll(() => browser.close());

const lot = () => read<Lot>(producer, `/v1${path}`);

it('an amendment that changes nothing is refused in words, and the form keeps its reason', async () => {
  const { page } = producer;
  await press(page, '变更条件');
  await page.fill('[id$="_reason"]', '复核');
  const dialog = page.getByRole('dialog');
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map((found) => `${found.id} ${found.nodes[0]?.target.join(' ')}`)).toEqual([]);
  await dialog.getByRole('button', { name: '提交', exact: true }).click();
  await dialog.getByText('各项条件与现状相同').waitFor();
  expect(await page.inputValue('[id$="_reason"]')).toBe('复核');
  expect((await lot()).version).toBe(1);
});

it('another reserve price concerns no offer', async () => {
  const { page } = producer;
  await page.fill('[id$="_reserve"]', '2651');
  await confirm(page, '提交');
  await page.getByText('2,651.00').waitFor();
  expect(await lot()).toMatchObject({ version: 2, reserve_price: 265_100 });
  expect(await page.getByText('条件变更时间').count()).toBe(0);
});

it('another UN number does, once however often it is pressed, and a processor reads since when', async () => {
  const { page } = producer;
  const before = await lot();
  await press(page, '变更条件');
  await page.fill('[id$="_un_number"]', 'UN3082');
  await page.fill('[id$="_reason"]', '检测后更正');
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).dblclick();
  await page.getByText('条件变更时间').waitFor();
  expect(await lot()).toMatchObject({ version: 3, un_number: 'UN3082', window_from: before.window_from });
  await go(processor, path);
  await processor.page.getByText('此前密封的报价对本批次无效').waitFor();
  expect(await processor.page.getByRole('button', { name: '变更条件' }).count()).toBe(0);
});

it('it is withdrawn', async () => {
  const { page } = producer;
  await press(page, '撤回批次');
  await page.fill('[id$="_reason"]', '演示结束');
  await confirm(page, '确认');
  await page.locator('main').getByText('已撤回').first().waitFor();
  expect(await page.getByRole('button', { name: '变更条件' }).count()).toBe(0);
});
