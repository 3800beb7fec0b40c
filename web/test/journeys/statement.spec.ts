// A bank's file goes in once: pressed twice, cut off by a reload, or brought once more.
import { readdirSync } from 'node:fs';
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bankFiles, sayAgain } from '../support/bank';
import { openBrowser, settled } from '../support/browser';
import { enter, go, press, read, type Actor } from '../support/stage';

interface File {
  sm3: string;
  name: string;
  posted: number;
}
let browser: Browser;
let finance: Actor;

beforeAll(async () => {
  browser = await openBrowser();
  finance = await enter(browser, 'finance');
});
afterAll(() => browser.close());

const taken = async () =>
  (await read<{ items: File[] }>(finance, '/v1/bank-files?kind=camt.053&limit=200')).items.length;

// The newest statement, under another message id each time: a file that was not taken yet.
function fresh(): { name: string; mimeType: string; buffer: Buffer } {
  const names = readdirSync(bankFiles).filter((name) => name.startsWith('camt053-'));
  const text = sayAgain(names.sort().at(-1) ?? '');
  return { name: `ebank-${Date.now()}.xml`, mimeType: 'application/xml', buffer: Buffer.from(text) };
}

it('pressed twice, a file is taken once and moves no money that was booked', async () => {
  const { page } = finance;
  const before = await taken();
  const books = await read<object>(finance, '/v1/trial-balance');
  await go(finance, '/finance/statements');
  await page.setInputFiles('input[type=file]', fresh());
  await page.getByRole('button', { name: '上传入账', exact: true }).dblclick();
  await page.locator('section[aria-label="已入账"]').waitFor();
  expect((await taken()) - before).toBe(1);
  expect(await read<object>(finance, '/v1/trial-balance')).toEqual(books);
});

it('cut off by a reload, its answer unseen, the same file brought again is said to be known', async () => {
  const { page } = finance;
  const before = await taken();
  const file = fresh();
  await go(finance, '/finance/statements');
  await page.setInputFiles('input[type=file]', file);
  const lose = async (route: Route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch(); // the service takes it …
    return route.abort('connectionreset'); // … and nobody hears
  };
  await page.route('**/v1/statements', lose);
  await press(page, '上传入账');
  await page.getByText('没有收到系统的回答').waitFor();
  await page.unroute('**/v1/statements', lose);
  await page.reload();
  await settled(page);
  await page.setInputFiles('input[type=file]', file);
  await press(page, '上传入账');
  await page.locator('section[aria-label="已入账"], main .problem').first().waitFor();
  expect((await taken()) - before).toBe(1);
});

it('a file that does not add up is refused as a whole, with the reason', async () => {
  const { page } = finance;
  const file = fresh();
  const books = await read<object>(finance, '/v1/trial-balance');
  const bent = file.buffer.toString().replace(/(<Amt Ccy="CNY">)(\d)/, '$19$2');
  await go(finance, '/finance/statements');
  await page.setInputFiles('input[type=file]', { ...file, buffer: Buffer.from(bent) });
  await press(page, '上传入账');
  const refused = page.locator('section[aria-label="整份拒收"]');
  await refused.getByText('期初余额加各笔流水不等于期末余额').waitFor();
  expect(await read<object>(finance, '/v1/trial-balance')).toEqual(books);
});
