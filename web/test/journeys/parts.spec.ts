// The page of a trade is one question to the gateway; each of its panels fails by itself.
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { enter, go, read, type Actor } from '../support/stage';

let browser: Browser;
let producer: Actor;
let trade = '';

beforeAll(async () => {
  browser = await openBrowser();
  producer = await enter(browser, 'producer');
  const list = await read<{ items: { id: string }[] }>(producer, '/v1/trades?limit=1&state=completed');
  trade = list.items[0]?.id ?? '';
});
afterAll(() => browser.close());

// Opens the page with some parts answered as by a dead service, the others as they are.
async function openWithout(page: Page, parts: Record<string, string>): Promise<string> {
  const kill = async (route: Route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as Record<string, unknown>;
    for (const [part, service] of Object.entries(parts))
      body[part] = {
        status: 503,
        body: { code: 'service-unavailable', status: 503, detail: `“${service}”服务暂不可用，请稍后再试` },
      };
    return route.fulfill({ response: answer, json: body });
  };
  await page.route('**/v1/trade-pages/**', kill);
  await go(producer, `/trades/${trade}`);
  const text = await page.locator('main').innerText();
  await page.unroute('**/v1/trade-pages/**', kill);
  return text;
}

it('one question opens the page of a trade, names included', async () => {
  const asked: string[] = [];
  producer.page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith('/v1/') && path !== '/v1/session' && path !== '/v1/events') asked.push(path);
  });
  await go(producer, `/trades/${trade}`);
  expect(asked).toEqual([`/v1/trade-pages/${trade}`]);
  producer.page.removeAllListeners('request');
  const text = await producer.page.locator('main').innerText();
  for (const words of ['南海铝型材示范 01', '三流合一', '托管', '联单', '书面合同'])
    expect(text).toContain(words);
});

it('without the treasury the loads, the contract and the three flows stand', async () => {
  const text = await openWithout(producer.page, { escrow: 'treasury' });
  expect(text).toContain('“treasury”服务暂不可用');
  for (const words of ['三流合一', '联单', '书面合同']) expect(text).toContain(words);
});

it('without supervision and transport the money and the contract stand', async () => {
  const text = await openWithout(producer.page, { record: 'supervision', loads: 'transport' });
  expect(text).toContain('“supervision”服务暂不可用');
  expect(text).toContain('“transport”服务暂不可用');
  for (const words of ['托管', '书面合同', '应付']) expect(text).toContain(words);
});

it('without the market the record and the money stand', async () => {
  const text = await openWithout(producer.page, { trade: 'market', contract: 'market' });
  expect(text).toContain('“market”服务暂不可用');
  for (const words of ['三流合一', '托管']) expect(text).toContain(words);
});
