// Chromium as Debian installs it, and the people of the trading day that ops/run has left behind.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const kDoor = process.env.HELIU_DOOR ?? 'https://127.0.0.1:8443';
export const kVar = process.env.HELIU_VAR ?? fileURLToPath(new URL('../../../var', import.meta.url));

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

const kStill = 6; // frames: a tenth of a second

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
  await context.addInitScript(countRequests);
  return context;
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto(kDoor + '/');
  await page.fill('input[autocomplete=username]', person.login);
  await page.fill('input[autocomplete=current-password]', person.password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('main#content h1');
}

interface Watched {
  asking: number; // requests without their whole answer
  still: number; // frames in a row with nothing under way
}

// Runs in each page before its own scripts.
function countRequests(): void {
  const watched: Watched = { asking: 0, still: 0 };
  const ask = window.fetch.bind(window);
  window.fetch = async (...what) => {
    watched.asking++;
    try {
      const answer = await ask(...what);
      await answer.clone().arrayBuffer();
      return answer;
    } finally {
      watched.asking--;
    }
  };
  Object.assign(window, { watched });
}

// Everything the page asked for has come and is shown, and what that made it ask for in turn: names of
// parties come after their rows.
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    (frames) => {
      const { watched } = window as unknown as { watched: Watched };
      const shown = document.querySelector('main h1, main [role=alert]');
      const waits = watched.asking || document.querySelector('.loading, .ant-spin-spinning');
      watched.still = shown && !waits ? watched.still + 1 : 0;
      if (watched.still < frames) return false;
      watched.still = 0;
      return true;
    },
    kStill,
    { timeout: 15_000 },
  );
}
