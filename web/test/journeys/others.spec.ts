// Another enterprise's objects by a changed address: never a price, a paper or an account of theirs.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser } from '../support/browser';
import { enter, go, read, type Actor } from '../support/stage';

interface Items {
  items: { id: string; price?: number; amount_fen?: number; enterprise_id?: string }[];
}
let browser: Browser;
let carrier: Actor;
let producer: Actor;
let regulator: Actor;

beforeAll(async () => {
  browser = await openBrowser();
  carrier = await enter(browser, 'carrier');
  producer = await enter(browser, 'producer');
  regulator = await enter(browser, 'regulator');
});
afterAll(() => browser.close());

const mine = async (path: string) => (await read<Items>(producer, path)).items.map((one) => one.id);

it('a producer sees nothing of another producer’s trade, load or statement', async () => {
  const all = await read<Items>(regulator, '/v1/trades?limit=200');
  const own = await mine('/v1/trades?limit=200');
  const foreign = all.items.find((one) => !own.includes(one.id));
  if (!foreign) throw new Error('no foreign trade');
  await go(producer, `/trades/${foreign.id}`);
  await producer.page.locator('main .problem').first().waitFor();
  const text = await producer.page.locator('main').innerText();
  expect(text).not.toMatch(/\d{1,3}(,\d{3})*\.\d{2}/);
  const whole = await read<{ code?: string; trade?: unknown }>(producer, `/v1/trade-pages/${foreign.id}`);
  expect(whole.code).toBe('not-found');
  expect(whole.trade).toBeUndefined();
  const loads = await read<Items>(regulator, '/v1/loads?limit=200');
  const ownLoads = await mine('/v1/loads?limit=200');
  const load = loads.items.find((one) => !ownLoads.includes(one.id));
  await go(producer, `/loads/${load?.id}`);
  await producer.page.locator('main .problem').first().waitFor();
  const them = await read<Items>(regulator, '/v1/enterprises?kind=processor&limit=1');
  await producer.page.goto(kDoor + `/m/print/statement/${them.items[0]?.id}?from=2020-01-01&to=2100-01-01`);
  await producer.page.locator('[role=alert]').waitFor();
});

it('a carrier sees its freight on a trade and no price', async () => {
  const [trade] = (await read<Items>(carrier, '/v1/trades?limit=1')).items;
  expect(trade?.price ?? null).toBeNull();
  // Its own freight and payouts are amounts, too; the price and what hangs on it is nowhere.
  const whole = await read<{ contract: { status: number } }>(carrier, `/v1/trade-pages/${trade?.id}`);
  expect(JSON.stringify(whole)).not.toMatch(/"(price|disposal_fen|fee_fen|reserve_price)":-?\d/);
  expect(whole.contract.status).toBe(404);
  await go(carrier, `/trades/${trade?.id}`);
  await carrier.page.locator('main').getByText('运费', { exact: true }).first().waitFor();
  const text = await carrier.page.locator('main').innerText();
  expect(text).toContain('运费');
  expect(text).not.toContain('处置费\n');
});

it('an office’s pages refuse an enterprise in words', async () => {
  for (const path of ['/flags', '/finance/entries', '/finance/breaks']) {
    await go(producer, path);
    await producer.page.locator('main .problem').first().waitFor();
  }
});
