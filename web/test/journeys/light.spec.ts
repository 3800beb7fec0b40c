// The phone at the scale and in the cab: what it owes when there is no network, or no answer, arrives once.
// The load is a real one of the played day, shown as it was before it was weighed; the far side of the one
// command is played here, so that answers can be lost on purpose.
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser, people, visitor } from '../support/browser';
import { until } from '../support/stage';

interface Far {
  keys: string[]; // Idempotency-Key of each command that came
  done: Set<string>; // those that took effect
  bodies: Record<string, unknown>[];
  mood: 'answers' | 'is out of reach' | 'loses the answer' | 'is down' | 'refuses';
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function phone(role: string): Promise<{ context: BrowserContext; page: Page }> {
  const person = people()[role];
  if (!person) throw new Error(`nobody signs in as ${role}`);
  const context = await visitor(browser, 'zh', 390, 844);
  const page = await context.newPage();
  await page.goto(`${kDoor}/m`);
  await page.fill('input[name=login]', person.login);
  await page.fill('input[name=password]', person.password);
  await page.click('main form button');
  await page.waitForSelector('input[name=password]', { state: 'detached' });
  return { context, page };
}

async function answer(route: Route, far: Far, before: object): Promise<void> {
  if (far.mood === 'is out of reach') return route.abort('internetdisconnected');
  const request = route.request();
  far.keys.push(request.headers()['idempotency-key'] ?? '');
  if (far.mood === 'is down')
    return route.fulfill({ status: 503, json: { code: 'overloaded', detail: '系统繁忙', status: 503 } });
  if (far.mood === 'refuses')
    return route.fulfill({
      status: 409,
      json: { code: 'ticket-already-used', detail: '磅单 RK-1（秤 A1）已使用过', status: 409 },
    });
  far.done.add(request.headers()['idempotency-key'] ?? '');
  far.bodies.push(request.postDataJSON() as Record<string, unknown>);
  if (far.mood === 'loses the answer') return route.abort('connectionreset');
  return route.fulfill({ status: 200, json: before });
}

// The page of a load on which this action is allowed, and the far side of its command.
async function before(page: Page, action: string, state: string, far: Far): Promise<string> {
  const { items } = await page.evaluate(async () => (await fetch('/v1/loads?limit=1')).json());
  const id = (items as { id: string }[])[0]?.id ?? '';
  const detail = await page.evaluate(async (one) => (await fetch(`/v1/loads/${one}`)).json(), id);
  await page.route(`**/v1/loads/${id}`, (route) => {
    if (far.mood === 'is out of reach') return route.abort('internetdisconnected');
    const load = { ...detail.load, state, allowed_actions: far.done.size ? [] : [action] };
    return route.fulfill({ json: { ...detail, load } });
  });
  await page.route(/\/v1\/loads\/[^/]+\/(weighings|departure|arrival)$/, (route) =>
    answer(route, far, items[0]),
  );
  await page.goto(`${kDoor}/m/loads/${id}`);
  return id;
}

const fresh = (): Far => ({ keys: [], done: new Set(), bodies: [], mood: 'answers' });

async function fill(page: Page): Promise<void> {
  await page.fill('input[name=gross]', '24,000');
  await page.fill('input[name=tare]', '13980');
  await page.fill('input[name=ticket]', 'RK-1');
  await page.fill('input[name=scale]', 'A1');
}

it('a weighing without a network is kept, says so, survives another page, and is sent once', async () => {
  const far = fresh();
  const { context, page } = await phone('producer');
  await before(page, 'weigh_origin', 'waybilled', far);
  await fill(page);
  await page.getByText('净重 10,020 千克').waitFor();
  await context.setOffline(true);
  far.mood = 'is out of reach'; // what is played here is not cut off by the line above
  await page.getByRole('button', { name: '提交磅单' }).click();
  await page.getByText('待提交 1 项').waitFor();
  await page.getByText('没有网络或系统暂不可用').waitFor();
  expect(await page.getByRole('button', { name: '提交磅单' }).count()).toBe(0);
  await page.getByRole('link', { name: '合流' }).first().click();
  await page.getByText('待提交 1 项').waitFor();
  expect(far.keys).toEqual([]);
  far.mood = 'answers';
  await context.setOffline(false);
  await page.getByText('待提交 1 项').waitFor({ state: 'detached', timeout: 30_000 });
  expect(far.done.size).toBe(1);
  expect(far.bodies).toMatchObject([
    { gross_kilograms: 24000, tare_kilograms: 13980, ticket_number: 'RK-1' },
  ]);
  await context.close();
});

it('an answer lost, then a service down: the same key again, until it is answered', async () => {
  const far = { ...fresh(), mood: 'loses the answer' as Far['mood'] };
  const { context, page } = await phone('processor');
  await before(page, 'weigh_destination', 'arrived', far);
  await fill(page);
  await page.getByRole('button', { name: '提交磅单' }).dblclick();
  await page.getByText('待提交 1 项').waitFor();
  far.mood = 'is down';
  const sent = far.keys.length;
  await until('another try', async () => far.keys.length > sent, 30);
  far.mood = 'answers';
  await page.getByText('待提交 1 项').waitFor({ state: 'detached', timeout: 30_000 });
  expect(new Set(far.keys).size).toBe(1);
  expect(far.done.size).toBe(1);
  await context.close();
});

it('what the service refuses stays with its reason until the clerk deletes it', async () => {
  const far = { ...fresh(), mood: 'refuses' as Far['mood'] };
  const { context, page } = await phone('producer');
  await before(page, 'weigh_origin', 'waybilled', far);
  await fill(page);
  await page.getByRole('button', { name: '提交磅单' }).click();
  await page.getByText('磅单 RK-1（秤 A1）已使用过').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '删除这一项' }).click();
  await page.getByText('待提交 1 项').waitFor({ state: 'detached' });
  expect(far.done.size).toBe(0);
  await context.close();
});

it("the driver's departure carries the moment of the press", async () => {
  const far = fresh();
  const { context, page } = await phone('carrier');
  await before(page, 'depart', 'loaded', far);
  const begun = Date.now();
  await page.getByRole('button', { name: '发车', exact: true }).click();
  await page.getByRole('button', { name: '取消' }).click();
  expect(far.keys).toEqual([]);
  await page.getByRole('button', { name: '发车', exact: true }).click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText('✓ 已发车').waitFor();
  expect(far.keys).toHaveLength(1);
  const at = Date.parse(String(far.bodies[0]?.departed_at));
  expect(at).toBeGreaterThanOrEqual(begun - 1000);
  expect(at).toBeLessThanOrEqual(Date.now() + 1000);
  await context.close();
});

it('a form that lacks something says so at the field and sends nothing', async () => {
  const far = fresh();
  const { context, page } = await phone('producer');
  await before(page, 'weigh_origin', 'waybilled', far);
  await page.fill('input[name=gross]', '13980.5');
  await page.getByRole('button', { name: '提交磅单' }).click();
  await page.getByText('请填写整千克数').waitFor();
  expect(await page.locator('input[aria-invalid=true]').count()).toBeGreaterThan(1);
  expect(far.keys).toEqual([]);
  await context.close();
});
