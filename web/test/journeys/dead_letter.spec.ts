// A partner's machine is down until the platform gives a message up: a dead letter. It is seen on the page
// and sent again from there, once, as the same message. Needs a gateway that may send to this machine
// (tests/web/with_open_webhooks).
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kVar, openBrowser, settled } from '../support/browser';
import { openReceiver, type Receiver } from '../support/receiver';
import { confirm, enter, go, press, read, until, type Actor } from '../support/stage';

interface Hook {
  id: string;
  url: string;
  waiting: number;
  dead: number;
}
let browser: Browser;
let producer: Actor;
let partner: Receiver;

beforeAll(async () => {
  browser = await openBrowser();
  producer = await enter(browser, 'producer');
  partner = await openReceiver();
});
afterAll(async () => {
  partner.close();
  await browser.close();
});

const hook = async () =>
  (await read<{ items: Hook[] }>(producer, '/v1/webhooks')).items.find((one) => one.url === partner.url);

// The pauses between attempts add up to sixteen hours: the next attempt is due now.
function hoursPass(): void {
  const sql = "UPDATE webhook_delivery SET next_at = made_at WHERE state = 'waiting' AND attempts > 0";
  execFileSync('mariadb', ['--no-defaults', `--socket=${join(kVar, 'run/mariadb.sock')}`, 'heliu_gateway'], {
    input: sql,
  });
}

it('a message refused at every attempt is a dead letter on the page', async () => {
  const { page } = producer;
  await go(producer, '/partner');
  await press(page, '新建通知地址');
  await page.fill('[id$="_url"]', partner.url);
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  const shown = page.locator('main [role=status] .copyable .mono');
  await shown.waitFor();
  partner.secret = (await shown.innerText()).trim();
  await press(page, '已保存');
  await press(page, partner.url);
  await press(page, '发送测试消息');
  await confirm(page, '确认');
  await until('the message given up', async () => {
    hoursPass();
    return ((await hook())?.dead ?? 0) === 1;
  });
  expect(partner.messages).toHaveLength(10);
  await page.reload();
  await settled(page);
  const row = page.locator('tr', { hasText: 'webhook.test' });
  expect(await row.innerText()).toContain('投递失败');
  expect(await row.innerText()).toContain('503');
});

it('it is sent again from the page, once, as the same message', async () => {
  const { page } = producer;
  partner.accepts = true;
  await page.locator('tr', { hasText: 'webhook.test' }).getByRole('button', { name: '重投' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).dblclick();
  await until('the message accepted', async () => partner.messages.some((one) => one.accepted), 20);
  await page.locator('tr', { hasText: 'webhook.test' }).getByText('已送达').waitFor({ timeout: 30_000 });
  const [first] = partner.messages;
  const accepted = partner.messages.filter((one) => one.accepted);
  expect(accepted).toHaveLength(1);
  expect(accepted[0]).toEqual({ ...first, accepted: true });
  expect(partner.messages.every((one) => one.genuine)).toBe(true);
  expect(await hook()).toMatchObject({ waiting: 0, dead: 0 });
});

it('what was delivered waits no more, and the address is removed', async () => {
  const { page } = producer;
  expect(await page.getByRole('button', { name: '重投全部失败消息' }).count()).toBe(0);
  await press(page, '删除');
  await confirm(page, '确认');
  await page.getByText('还没有通知地址').waitFor();
});
