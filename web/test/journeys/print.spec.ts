// The paper: each print view as PDF, its text read back, and its code scanned from the printed page.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser } from '../support/browser';
import { decode } from '../support/qr';
import { enter, read, type Actor } from '../support/stage';

const folder = mkdtempSync(join(tmpdir(), 'heliu-print-'));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Paper {
  text: string;
  code: string; // scanned from the first page
  pages: number;
}

async function paper({ page }: Actor, path: string, name: string): Promise<Paper> {
  await page.goto(kDoor + path);
  await page.locator('article').first().waitFor();
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file]).toString())?.[1]);
  execFileSync('pdftoppm', [
    '-r',
    '200',
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    '-png',
    file,
    join(folder, name),
  ]);
  return { text, code: decode(readFileSync(join(folder, `${name}.png`))), pages };
}

// Where a line has room, pdftotext sets spaces of its own between the signs.
const bare = (text: string) => text.replace(/\s/g, '');
const holds = (text: string, words: string[]) =>
  words.forEach((word) => expect(bare(text)).toContain(bare(word)));

it('the manifest: number, three parts, and a code that leads to the roadside check', async () => {
  const producer = await enter(browser, 'producer');
  const { items } = await read<{ items: { id: string; manifest_number: string; plate: string }[] }>(
    producer,
    '/v1/loads?limit=1',
  );
  const load = items[0];
  if (!load) throw new Error('no load');
  const { text, code, pages } = await paper(producer, `/m/print/manifest/${load.id}`, 'manifest');
  const parts = ['移出信息', '运输信息', '接受信息'];
  holds(text, [load.manifest_number, load.plate, ...parts, '统一社会信用代码', `第 1 / ${pages} 页`]);
  expect(code).toBe(`${kDoor}/m/check/${load.manifest_number}`);
  await producer.page.goto(code);
  await producer.page.getByText('电子运单已与联单互验').waitFor();
});

it('the label of HJ 1276: one a page of its own size, each with a digital id of its own', async () => {
  const producer = await enter(browser, 'producer');
  const me = await read<{ enterprise_id: string }>(producer, '/v1/session');
  const { items } = await read<{ items: { id: string; code: string }[] }>(
    producer,
    `/v1/lots?limit=1&producer_id=${me.enterprise_id}`,
  );
  const lot = items[0];
  if (!lot) throw new Error('no lot');
  for (const size of [100, 150, 200]) {
    const address = `/m/print/label/${lot.id}?size=${size}&first=7&count=2`;
    const { text, code, pages } = await paper(producer, address, `label${size}`);
    holds(text, ['危险废物', lot.code, '危险特性', '数字识别码', '产生日期']);
    expect(pages).toBe(2);
    expect(code).toMatch(/^[0-9A-Z]{18}\d{16}007$/);
    expect(code).toContain(lot.code.replace(/-/g, ''));
    expect(bare(text)).toContain(code.slice(0, 18));
    const box = execFileSync('pdfinfo', [join(folder, `label${size}.pdf`)]).toString();
    const points = Number(/Page size:\s+([\d.]+)/.exec(box)?.[1]);
    expect(Math.abs((points * 25.4) / 72 - size)).toBeLessThan(0.5);
  }
});

it('the statement: lines with their head and sums, and a code that leads back to it', async () => {
  const processor = await enter(browser, 'processor');
  const me = await read<{ enterprise_id: string }>(processor, '/v1/session');
  const address = `/m/print/statement/${me.enterprise_id}?from=2020-01-01&to=2100-01-01`;
  const { text, code, pages } = await paper(processor, address, 'statement');
  holds(text, ['企业账户对账单', '期初余额', '期末余额', `第 1 / ${pages} 页`]);
  expect(code).toBe(kDoor + address);
  expect(bare(text).split('余额（元）').length - 1).toBeGreaterThanOrEqual(1);
});

it('a statement of several pages: heads on each, sums once at the end, pages numbered', async () => {
  const carrier = await enter(browser, 'carrier');
  const me = await read<{ enterprise_id: string }>(carrier, '/v1/session');
  await carrier.page.route('**/v1/enterprise-statements/**', async (route) => {
    const answer = await route.fetch();
    const statement = (await answer.json()) as { lines: { seq: number }[] };
    const day = statement.lines;
    while (statement.lines.length < 130)
      statement.lines = [
        ...statement.lines,
        ...day.map((one, i) => ({ ...one, seq: 1_000_000 + statement.lines.length + i })),
      ];
    return route.fulfill({ response: answer, json: statement });
  });
  const address = `/m/print/statement/${me.enterprise_id}?from=2020-01-01&to=2100-01-01`;
  const { text, pages } = await paper(carrier, address, 'long');
  expect(pages).toBeGreaterThanOrEqual(3);
  const sheets = text.split('\f').filter((sheet) => sheet.trim());
  expect(sheets.length).toBe(pages);
  sheets.forEach((sheet, i) => holds(sheet, [`第 ${i + 1} / ${pages} 页`]));
  const filled = sheets.filter((sheet) => /\d{4}-\d\d-\d\d \d\d:\d\d/.test(sheet));
  expect(filled.length).toBeGreaterThanOrEqual(3);
  for (const sheet of filled) holds(sheet, ['时间', '余额（元）']);
  expect(bare(text).split('本期合计').length - 1).toBe(1);
  expect(bare(sheets[pages - 1] ?? '')).toContain('本期合计');
});

it('the closed day carries the SM3 of its signed text', async () => {
  const finance = await enter(browser, 'finance');
  const { items } = await read<{ items: { booked_at: string }[] }>(finance, '/v1/entries?limit=1');
  const day = new Date(Date.parse(items[0]?.booked_at ?? '') + 8 * 3_600_000).toISOString().slice(0, 10);
  const { text, code } = await paper(finance, `/m/print/day/${day}`, 'day');
  holds(text, ['日终结账单', '银行对账单期末', '差额', 'SM3']);
  const { text_sm3: hash } = await read<{ text_sm3: string }>(finance, `/v1/day-closes/${day}/text`);
  expect(code).toBe(`${kDoor}/m/print/day/${day}?sm3=${hash}`);
  await finance.page.goto(code);
  await finance.page.getByText('二维码所载摘要与系统一致').waitFor();
  await finance.page.goto(`${kDoor}/m/print/day/${day}?sm3=${'0'.repeat(64)}`);
  await finance.page.getByText('二维码所载摘要与系统不一致').waitFor();
});

// A case over the first flags of the day, opened as the console's form would.
async function openCase({ page }: Actor): Promise<string> {
  return page.evaluate(async () => {
    const { items } = await (await fetch('/v1/flags?limit=8')).json();
    const { csrf_token: token } = await (await fetch('/v1/session')).json();
    const answer = await fetch('/v1/cases', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': token,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({
        flags: items.map((one: { id: string }) => one.id),
        enterprise_id: items.flatMap((one: { enterprises: string[] }) => one.enterprises)[0],
        title: '线索核查',
      }),
    });
    return (await answer.json()).id;
  });
}

it('the case file: every flag with its rule, its facts and its verdict', async () => {
  const regulator = await enter(browser, 'regulator');
  const id = await openCase(regulator);
  const { text, code, pages } = await paper(regulator, `/m/print/case/${id}`, 'case');
  holds(text, [
    '案卷',
    '线索核查',
    '共 8 条线索',
    '线索 8',
    '公式',
    '阈值',
    '事实',
    `第 ${pages} / ${pages} 页`,
  ]);
  expect(text).not.toMatch(/threshold|permille|refused|_/); // no rule, unit or name of a fact in English
  expect(code).toBe(`${kDoor}/m/print/case/${id}`);
});

it('paper is shown to whom it concerns: another enterprise sees no manifest', async () => {
  const regulator = await enter(browser, 'regulator');
  const { items } = await read<{ items: { id: string; carrier_id: string }[] }>(
    regulator,
    '/v1/loads?limit=200',
  );
  const carrier = await enter(browser, 'carrier');
  const me = await read<{ enterprise_id: string }>(carrier, '/v1/session');
  const foreign = items.find((load) => load.carrier_id !== me.enterprise_id);
  if (!foreign) throw new Error('no load of another carrier');
  await carrier.page.goto(`${kDoor}/m/print/manifest/${foreign.id}`);
  await carrier.page.getByRole('alert').waitFor();
  expect(await carrier.page.locator('article').count()).toBe(0);
});
