// Six people, each in a browser session of their own, and what they do again and again.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { kDoor, people, settled, signIn, visitor } from './browser';

export interface Actor {
  role: string;
  context: BrowserContext;
  page: Page;
}

export async function enter(browser: Browser, role: string, phone = false): Promise<Actor> {
  const person = people()[role];
  if (!person) throw new Error(`nobody signs in as ${role}`);
  const context = phone ? await visitor(browser, 'zh', 390, 844) : await visitor(browser);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`${role}: ${error.message}`));
  await signIn(page, person);
  return { role, context, page };
}

export async function go({ page }: Actor, path: string): Promise<void> {
  await page.goto(kDoor + path);
  await settled(page);
}

// What the session itself may read; the journey looks things up, people act through the pages.
export async function read<T>({ page }: Actor, path: string): Promise<T> {
  return page.evaluate(async (from) => (await fetch(from)).json(), path);
}

export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`not seen in ${seconds} s: ${what}`);
}

// antd's select: opens it, types, takes the option with this text.
export async function choose(page: Page, field: string, text: string, typed?: string): Promise<void> {
  const input = page.locator(`[id="${field}"]`);
  await input.click();
  if (typed) await input.fill(typed);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: text }).first().click();
}

// The listing form, filled; 挂牌 lists it.
export async function fillLot(actor: Actor, kilograms: number): Promise<void> {
  const { page } = actor;
  await go(actor, '/lots/new');
  await choose(page, 'lot_code', '321-026-48', '321-026-48');
  await page.fill('#lot_weight', `0.${kilograms}`);
  await page.fill('#lot_reserve', '2650');
  await page.locator('#lot_carrier_id').click();
  await page.keyboard.press('Enter');
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

// The dialog's own button, and the dialog gone: the service has said yes.
export async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect.poll(() => dialog.isVisible(), { timeout: 20_000 }).toBe(false);
}
