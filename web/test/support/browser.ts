// Chromium as Debian installs it, and the people of the trading day that ops/run has left behind.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const kDoor = process.env.HELIU_DOOR ?? 'https://127.0.0.1:8443';
const kVar = process.env.HELIU_VAR ?? fileURLToPath(new URL('../../../var', import.meta.url));

export interface Person {
  login: string;
  password: string;
}

export function people(): Record<string, Person> {
  const text = readFileSync(join(kVar, 'day/accounts.txt'), 'utf8');
  const found: Record<string, Person> = {};
  for (const line of text.split('\n').slice(1)) {
    const [role, login, password] = line.split(/\s+/);
    if (role && login && password) found[role] = { login, password };
  }
  return found;
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HELIU_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--crash-dumps-dir=${mkdtempSync(join(tmpdir(), 'heliu-'))}`,
    ],
  });
}

export async function visitor(
  browser: Browser,
  language: 'zh' | 'en' = 'zh',
  width = 1440,
  height = 900,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width, height },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  await context.addInitScript((to) => localStorage.setItem('heliu.language', to), language);
  return context;
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto(kDoor + '/');
  await page.fill('input[autocomplete=username]', person.login);
  await page.fill('input[autocomplete=current-password]', person.password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('main#content h1');
}

// Everything the page asked for has come.
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main h1, main [role=alert]') &&
      !document.querySelector('.loading, .ant-spin-spinning'),
    undefined,
    {
      timeout: 15000,
    },
  );
  await page.waitForTimeout(350); // names of parties come after their rows
}
