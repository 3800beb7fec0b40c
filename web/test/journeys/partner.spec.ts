// A partner's page: a key pressed for twice is one key, its secret is seen once and works, the one before it
// goes on for a while; a webhook's address is judged by the service.
import { request, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser, settled } from '../support/browser';
import { confirm, enter, go, press, read, type Actor } from '../support/stage';

interface Keys {
  items: { id: string; name: string; scopes: string[] }[];
}
let browser: Browser;
let producer: Actor;
const name = `ERP ${Date.now()}`;

beforeAll(async () => {
  browser = await openBrowser();
  producer = await enter(browser, 'producer');
});
afterAll(() => browser.close());

const mine = async () => (await read<Keys>(producer, '/v1/keys')).items.filter((one) => one.name === name);

// What the page shows once.
async function secret(): Promise<string> {
  const shown = producer.page.locator('main [role=status] .copyable .mono');
  await shown.waitFor();
  return (await shown.innerText()).trim();
}

async function statusWith(key: string): Promise<number> {
  const machine = await request.newContext({ ignoreHTTPSErrors: true });
  const answer = await machine.get(`${kDoor}/v1/lots?limit=1`, {
    headers: { authorization: `Bearer ${key}` },
  });
  await machine.dispose();
  return answer.status();
}

it('a key is made once however often it is pressed, shown once, and works', async () => {
  const { page } = producer;
  await go(producer, '/partner');
  await press(page, '新建密钥');
  await page.fill('[id$="_name"]', name);
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).dblclick();
  const key = await secret();
  expect(await mine()).toHaveLength(1);
  expect(await statusWith(key)).toBe(200);
  await page.reload();
  await settled(page);
  expect(await page.locator('main').innerText()).not.toContain(key);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(key);
});

it('it is replaced, and revoked at once', async () => {
  const { page } = producer;
  await go(producer, '/partner');
  const row = page.locator('tr', { hasText: name }).first();
  await row.getByRole('button', { name: '轮换' }).click();
  await confirm(page, '提交');
  const key = await secret();
  expect(await statusWith(key)).toBe(200);
  await press(page, '已保存');
  for (let left = (await mine()).length; left > 0; left--) {
    await page.locator('tr', { hasText: name }).first().getByRole('button', { name: '撤销' }).click();
    await confirm(page, '确认');
    await expect.poll(async () => (await mine()).length, { timeout: 10_000 }).toBe(left - 1);
    await settled(page);
  }
  expect(await statusWith(key)).toBe(401);
});

it('an address inside the house is refused in words and the form keeps it', async () => {
  const { page } = producer;
  await go(producer, '/partner');
  await press(page, '新建通知地址');
  await page.fill('[id$="_url"]', 'https://127.0.0.1/hook');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提交', exact: true }).click();
  await dialog.getByText('此通知地址不可用').waitFor();
  expect(await page.inputValue('[id$="_url"]')).toBe('https://127.0.0.1/hook');
});

it('a webhook is made, tried, paused and removed', async () => {
  const { page } = producer;
  await go(producer, '/partner');
  await press(page, '新建通知地址');
  await page.fill('[id$="_url"]', 'https://hooks.example.com/heliu');
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  expect(await secret()).toMatch(/^whsec_/);
  await press(page, '已保存');
  await press(page, 'https://hooks.example.com/heliu');
  await press(page, '发送测试消息');
  await confirm(page, '确认');
  await page.getByText('webhook.test').first().waitFor();
  await press(page, '暂停');
  await confirm(page, '确认');
  await page.getByText('已暂停').waitFor();
  await press(page, '删除');
  await confirm(page, '确认');
  await page.getByText('还没有通知地址').waitFor();
});
