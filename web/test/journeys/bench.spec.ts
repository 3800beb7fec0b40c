// Reconciliation by hand at the bench: one transfer split over two, two transfers merged into one, by
// keyboard, to the fen; what doesn't add up is refused in words, and a button pressed twice books once.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pay } from '../support/bank';
import { openBrowser, settled } from '../support/browser';
import { choose, confirm, enter, go, press, read, until, type Actor } from '../support/stage';

interface Line {
  id: string;
  state: string;
  action?: string;
  remittance?: string;
  claimed_by?: string;
}
interface Matched extends Line {
  matches: { kind: string; amount_fen: number; subject_id: string }[];
}
let browser: Browser;
let finance: Actor;
let payer = { id: '', name: '', account: '' };
let other = { id: '', name: '' };

beforeAll(async () => {
  browser = await openBrowser();
  finance = await enter(browser, 'finance');
  const producer = await enter(browser, 'producer');
  const { login, enterprise_id: id } = await read<{ login: string; enterprise_id: string }>(
    producer,
    '/v1/session',
  );
  const named = async (one: string) => (await read<{ name: string }>(finance, `/v1/enterprises/${one}`)).name;
  payer = { id, name: await named(id), account: `622844061${login.slice(1)}` };
  const { items } = await read<{ items: { id: string }[] }>(
    finance,
    '/v1/enterprises?kind=processor&limit=1',
  );
  other = { id: items[0]?.id ?? '', name: await named(items[0]?.id ?? '') };
});
afterAll(() => browser.close());

// A transfer whose words name no escrow; the break it makes.
async function stray(fen: number): Promise<Line> {
  const reference = `stray ${Date.now()}`;
  pay('产废单位', payer.account, [{ reference, fen }]);
  return until('the break', async () =>
    (await read<{ items: Line[] }>(finance, '/v1/breaks?state=open&limit=200')).items.find(
      (one) => one.remittance === reference,
    ),
  );
}

async function part(at: number, name: string, amount: string): Promise<void> {
  const { page } = finance;
  await press(page, '加一项');
  await choose(page, `match_parts_${at}_to`, '企业余额');
  await choose(page, `match_parts_${at}_enterprise_id`, name, name);
  await page.fill(`#match_parts_${at}_amount`, amount);
}

const detail = (id: string) => read<Matched>(finance, `/v1/breaks/${id}`);
const pressed = () => finance.page.evaluate(() => (document.activeElement as HTMLElement).dataset.row);

it('one transfer is split over two enterprises, once, after an uneven split was refused', async () => {
  const { page } = finance;
  const line = await stray(20_000);
  await go(finance, '/finance/breaks?state=open');
  await page.locator(`[data-row="${line.id}"]`).click();
  await part(0, payer.name, '150');
  await part(1, other.name, '49.99');
  await page.getByText('尚有差额').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((found) => `${found.id} ${found.nodes[0]?.target.join(' ')}`)).toEqual([]);
  await page.fill('#match_note', '两家合付');
  await press(page, '按此匹配入账');
  await page.getByText('相差 -1 分').waitFor();
  await page.reload();
  await settled(page);
  await page.locator(`[data-row="${line.id}"]`).click();
  expect(await page.inputValue('#match_note')).toBe('两家合付');
  await page.fill('#match_parts_1_amount', '50.00');
  await page.locator('.match-sum', { hasText: '相符' }).waitFor();
  await page.getByRole('button', { name: '按此匹配入账', exact: true }).dblclick();
  await until('the break closed', async () => (await detail(line.id)).state === 'closed');
  const { matches, action } = await detail(line.id);
  expect(action).toBe('matched');
  expect(matches.map((one) => [one.subject_id, one.amount_fen])).toEqual([
    [payer.id, 15_000],
    [other.id, 5_000],
  ]);
  await settled(page);
});

it('two transfers are merged into one, by keyboard', async () => {
  const { page } = finance;
  const one = await stray(3_000);
  const two = await stray(7_000);
  await go(finance, '/finance/breaks?state=open');
  await page.locator(`[data-row="${one.id}"]`).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  expect(await pressed()).toBe(two.id);
  await page.keyboard.press('k');
  expect(await pressed()).toBe(one.id);
  await page.keyboard.press('ArrowDown');
  await page.getByText('2 笔流水合并匹配').waitFor();
  await page.keyboard.press('Enter');
  expect(await pressed()).toBeUndefined();
  await page.keyboard.press('Escape');
  expect(await pressed()).toBe(two.id);
  await part(0, payer.name, '100');
  await page.fill('#match_note', '一笔款分两次到账');
  await page.locator('.match-sum', { hasText: '相符' }).waitFor();
  await page.getByRole('button', { name: '按此匹配入账', exact: true }).dblclick();
  for (const line of [one, two])
    await until('both closed', async () => (await detail(line.id)).state === 'closed');
  expect((await detail(two.id)).matches).toHaveLength(1);
  expect((await detail(one.id)).action).toBe('matched');
});

it('a line given to a colleague is sent back to its payer whole, once', async () => {
  const { page } = finance;
  const line = await stray(4_321);
  await go(finance, '/finance/breaks?state=open');
  await page.locator(`[data-row="${line.id}"]`).click();
  await press(page, '指派');
  await page.fill('[id$="_owner"]', '王会计');
  await confirm(page, '提交');
  await page.locator('tr.chosen', { hasText: '王会计' }).waitFor();
  expect((await detail(line.id)).claimed_by).toBe('王会计');
  await page.getByLabel('退回付款人').check();
  await page.fill('#resolve_note', '不是货款');
  const before = (await read<{ items: Line[] }>(finance, '/v1/payouts?limit=200')).items.length;
  await page.getByRole('button', { name: '处理', exact: true }).dblclick();
  await until('the break closed', async () => (await detail(line.id)).state === 'closed');
  const after = (await read<{ items: Line[] }>(finance, '/v1/payouts?limit=200')).items.length;
  expect(after - before).toBe(1);
});
