// Lighthouse's performance score of what people open first, in Debian's chromium: home and a trade's page
// as the regulator on a desktop, with ten thousand trades in the database, and the light entry on a phone.
// Each is measured three times; the middle run counts. A score under its goal ends with 1. A busy machine's
// score says nothing: lighthouse's own index of the machine's speed stands beside it.
//   ops/bench lighthouse [REPORT_FOLDER]    (HELIU_DOOR and HELIU_VAR name the stack)
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig, type Flags, type Result } from 'lighthouse';
import { chromium, type Page } from 'playwright-core';

const kDoor = process.env.HELIU_DOOR ?? 'https://127.0.0.1:8443';
const kVar = process.env.HELIU_VAR ?? 'var';
const kRuns = 3;
const kGoal = 0.95;
const kPort = 9333;

interface Target {
  name: string;
  path: string;
  phone: boolean;
}

function passwordOf(role: string): [string, string] {
  const lines = readFileSync(join(kVar, 'day/accounts.txt'), 'utf8').split('\n');
  const [, login, password] = lines.map((line) => line.split(/\s+/)).find(([name]) => name === role) ?? [];
  if (!login || !password) throw new Error(`nobody of the day is ${role}`);
  return [login, password];
}

async function signIn(page: Page, role: string): Promise<void> {
  const [login, password] = passwordOf(role);
  await page.goto(kDoor + '/');
  await page.fill('input[autocomplete=username]', login);
  await page.fill('input[autocomplete=current-password]', password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('main#content h1');
}

async function tradeOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const list = (await (await fetch('/v1/trades?limit=1&state=completed')).json()) as {
      items: { id: string }[];
    };
    return list.items[0]?.id ?? '';
  });
}

// The session's cookie stays, everything else of the browser's store is cleared before each run.
async function measure(target: Target): Promise<Result> {
  const flags: Flags = {
    port: kPort,
    onlyCategories: ['performance'],
    disableStorageReset: true,
    logLevel: 'error',
    output: 'json',
  };
  const answer = await lighthouse(kDoor + target.path, flags, target.phone ? undefined : desktopConfig);
  if (!answer || answer.lhr.runtimeError) throw new Error(answer?.lhr.runtimeError?.message ?? 'no result');
  return answer.lhr;
}

const scoreOf = (one: Result): number => one.categories.performance?.score ?? 0;
const valueOf = (one: Result, audit: string): number => one.audits[audit]?.numericValue ?? NaN;

// The times of the middle run beside its score, and what it says would help.
function say(target: Target, middle: Result): void {
  const ms = (audit: string) => Math.round(valueOf(middle, audit));
  console.log(
    `lighthouse ${target.name}: FCP ${ms('first-contentful-paint')} ms, LCP ` +
      `${ms('largest-contentful-paint')} ms, TBT ${ms('total-blocking-time')} ms, CLS ` +
      `${valueOf(middle, 'cumulative-layout-shift').toFixed(3)}, speed index ${ms('speed-index')} ms; ` +
      `machine's index ${Math.round(middle.environment.benchmarkIndex)}`,
  );
  console.log(`figure lighthouse-${target.name} ${scoreOf(middle).toFixed(2)} of 1`);
}

async function main(): Promise<void> {
  const folder = process.argv[2] ?? join(kVar, 'lighthouse');
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'heliu-lighthouse-')), {
    executablePath: process.env.HELIU_CHROMIUM ?? '/usr/bin/chromium',
    ignoreHTTPSErrors: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--ignore-certificate-errors',
      `--remote-debugging-port=${kPort}`,
    ],
  });
  const page = await browser.newPage();
  await signIn(page, 'regulator');
  const targets: Target[] = [
    { name: 'home', path: '/', phone: false },
    { name: 'trade', path: `/trades/${await tradeOf(page)}`, phone: false },
    { name: 'light', path: '/m', phone: true },
  ];
  await page.goto('about:blank');
  let low = 0;
  for (const target of targets) {
    const runs: Result[] = [];
    for (let run = 0; run < kRuns; run++) runs.push(await measure(target));
    runs.sort((a, b) => scoreOf(a) - scoreOf(b));
    const middle = runs[(kRuns - 1) / 2];
    if (!middle) continue;
    writeFileSync(join(folder, `${target.name}.json`), JSON.stringify(middle));
    say(target, middle);
    if (scoreOf(middle) < kGoal) low++;
  }
  await browser.close();
  process.exitCode = low ? 1 : 0;
}

await main();
