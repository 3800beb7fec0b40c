// The paper: each print view as PDF, its text read back, its code scanned.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser } from '../support/browser';
import { scan } from '../support/qr';
import { enter, read, type Actor } from '../support/stage';

const folder = mkdtempSync(join(tmpdir(), 'heliu-print-'));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function paper({ page }: Actor, path: string, name: string): Promise<string> {
  await page.goto(kDoor + path);
  await page.locator('article').waitFor();
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  return execFileSync('pdftotext', ['-layout', file, '-']).toString();
}

it('the manifest: number, three parts, and a code that leads to the roadside check', async () => {
  const producer = await enter(browser, 'producer');
  const { items } = await read<{ items: { id: string; manifest_number: string; plate: string }[] }>(
    producer,
    '/v1/loads?limit=1',
  );
  const load = items[0];
  if (!load) throw new Error('no load');
  const text = await paper(producer, `/m/print/manifest/${load.id}`, 'manifest');
  for (const word of [
    load.manifest_number,
    load.plate,
    '移出信息',
    '运输信息',
    '接受信息',
    '统一社会信用代码',
  ])
    expect(text).toContain(word);
  expect(await scan(producer.page.locator('article svg').first())).toBe(
    `${kDoor}/m/check/${load.manifest_number}`,
  );
  await producer.page.goto(`${kDoor}/m/check/${load.manifest_number}`);
  await producer.page.getByText('电子运单已与联单互验').waitFor();
});

it('the label of HJ 1276 and the statement', async () => {
  const producer = await enter(browser, 'producer');
  const me = await read<{ enterprise_id: string }>(producer, '/v1/session');
  const { items } = await read<{ items: { id: string; code: string }[] }>(
    producer,
    `/v1/lots?limit=1&producer_id=${me.enterprise_id}`,
  );
  const lot = items[0];
  if (!lot) throw new Error('no lot');
  const label = await paper(producer, `/m/print/label/${lot.id}`, 'label');
  for (const word of ['危险废物', lot.code, '危险特性', '数字识别码']) expect(label).toContain(word);
  const code = await scan(producer.page.locator('article svg').first());
  expect(code).toMatch(/^[0-9A-Z]{18}\d{19}$/);
  expect(code).toContain(lot.code.replace(/-/g, ''));
  expect(label.replace(/\s/g, '')).toContain(code);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const statement = await paper(
    producer,
    `/m/print/statement/${me.enterprise_id}?from=${today}&to=${today}`,
    'statement',
  );
  for (const word of ['企业账户对账单', '第 1 /', '期初余额', '期末余额']) expect(statement).toContain(word);
});

it('the closed day', async () => {
  const finance = await enter(browser, 'finance');
  const { items } = await read<{ items: { booked_at: string }[] }>(finance, '/v1/entries?limit=1');
  const day = new Date(Date.parse(items[0]?.booked_at ?? '') + 8 * 3_600_000).toISOString().slice(0, 10);
  const text = await paper(finance, `/m/print/day/${day}`, 'day');
  for (const word of ['日终结账单', '银行对账单期末', '差额', 'SM3']) expect(text).toContain(word);
  const { text_sm3: hash } = await read<{ text_sm3: string }>(finance, `/v1/day-closes/${day}/text`);
  expect(await scan(finance.page.locator('article svg').first())).toBe(`${kDoor}/m/print/day/${day}?sm3=${hash}`);
});
