// Every form of the console: what was typed is there again after a reload and after the browser's back, an
// answer that was lost is asked for under the same key, and a button pressed twice sends one command.
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, settled } from '../support/browser';
import { openForm, showBefore, type FormCase } from '../support/formCase';
import { forms } from '../support/forms';
import { enter, go, until, type Actor } from '../support/stage';

let browser: Browser;
const actors = new Map<string, Actor>();

beforeAll(async () => {
  browser = await openBrowser();
  for (const role of new Set(forms.map((one) => one.role))) actors.set(role, await enter(browser, role));
});
afterAll(() => browser.close());

// The far side of the command: what came, under which key; it never reaches the service.
interface Far {
  keys: string[];
  mood: 'loses the answer' | 'answers at once';
}

async function farSide(page: Page, one: FormCase): Promise<Far> {
  const far: Far = { keys: [], mood: 'loses the answer' };
  await page.route(
    (url) => one.post.test(url.pathname),
    (route: Route) => {
      const request = route.request();
      if (request.method() !== 'POST') return route.fallback();
      far.keys.push(request.headers()['idempotency-key'] ?? '');
      if (far.mood === 'loses the answer') return route.abort('connectionreset');
      const id = '00000000-0000-7000-8000-000000000001';
      return route.fulfill({ status: 201, json: { id, state: 'open', allowed_actions: [] } });
    },
  );
  return far;
}

async function stillThere(page: Page, one: FormCase, after: string): Promise<void> {
  for (const [selector, value] of one.typed)
    expect(await page.locator(selector).first().inputValue(), `${one.name}: ${selector} after ${after}`).toBe(
      value,
    );
}

const sender = (page: Page, one: FormCase) =>
  (one.opens ? page.getByRole('dialog') : page.locator('main')).getByRole('button', {
    name: one.sends,
    exact: true,
  });

it.each(forms.map((one) => [one.name, one] as const))(
  '%s outlives a reload, the way back and a lost answer, and goes out once',
  { timeout: 90_000 },
  async (_, one) => {
    const actor = actors.get(one.role) as Actor;
    const { page } = actor;
    await showBefore(actor, one);
    const far = await farSide(page, one);
    const path = typeof one.path === 'string' ? one.path : await one.path(actor);
    await go(actor, path);
    await openForm(page, one);
    await one.fill(page);
    await page.reload();
    await settled(page);
    await openForm(page, one);
    await stillThere(page, one, 'a reload');
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>('nav.menu a')?.click());
    await page.waitForURL(/:\d+\/$/);
    await page.getByRole('dialog').waitFor({ state: 'hidden' }); // the page before has gone
    await settled(page);
    await page.goBack();
    await settled(page);
    await openForm(page, one);
    await stillThere(page, one, 'the way back');
    await one.picks?.(page);
    await sender(page, one).click();
    await until('a command', async () => far.keys.length === 1, 10);
    await page.getByText('没有收到系统的回答').first().waitFor();
    await page.reload();
    await settled(page);
    await openForm(page, one);
    await one.picks?.(page);
    far.mood = 'answers at once';
    await sender(page, one).dblclick();
    await until('the command again', async () => far.keys.length > 1, 10);
    await settled(page); // both presses have had their effect
    expect(far.keys, `${one.name}: keys`).toHaveLength(2);
    expect(new Set(far.keys).size, `${one.name}: one command`).toBe(1);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  },
);
