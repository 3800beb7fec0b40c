// One desk, several people and many tabs: nothing of the one before is there for the next, and no tab waits.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kDoor, openBrowser, people, settled, signIn, visitor, type Person } from '../support/browser';

const kMoney = /\d{1,3}(,\d{3})*\.\d{2}/;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

function person(role: string): Person {
  const found = people()[role];
  if (!found) throw new Error(`nobody signs in as ${role}`);
  return found;
}

async function at(role: string): Promise<{ desk: BrowserContext; page: Page }> {
  const desk = await visitor(browser);
  const page = await desk.newPage();
  await signIn(page, person(role));
  return { desk, page };
}

async function signInHere(page: Page, { login, password }: Person): Promise<void> {
  await page.fill('input[autocomplete=username]', login);
  await page.fill('input[autocomplete=current-password]', password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('main#content h1');
}

const signOut = (page: Page) => page.getByRole('button', { name: '退出', exact: true }).click();
const asked = (page: Page) => page.locator('input[autocomplete=username]').waitFor();
const whose = (page: Page) => page.locator('header .who').innerText();

it('who signs in after finance reads nothing of the ledger that finance had open', async () => {
  const { desk, page } = await at('finance');
  await page.goto(kDoor + '/finance/entries');
  await settled(page);
  expect(await page.locator('main').innerText()).toMatch(kMoney);
  await signOut(page);
  await asked(page);
  await signInHere(page, person('producer'));
  await page.waitForTimeout(1000);
  expect(await page.locator('main').innerText()).not.toMatch(kMoney);
  await desk.close();
});

it('who signs out in one tab leaves nothing on the screen of another', async () => {
  const { desk, page } = await at('finance');
  const other = await desk.newPage();
  await other.goto(kDoor + '/finance/entries');
  await settled(other);
  await signOut(page);
  await asked(other);
  await signInHere(page, person('producer'));
  await expect.poll(() => whose(other)).toContain('产废');
  expect(await other.locator('main').innerText()).not.toMatch(kMoney);
  await desk.close();
});

it('a tab knows when somebody signed in anew in another: its commands are not refused', async () => {
  const { desk, page } = await at('producer');
  const other = await desk.newPage();
  await other.goto(kDoor + '/');
  await settled(other);
  await signOut(page);
  await signInHere(page, person('producer'));
  await expect.poll(() => whose(other)).toContain('产废');
  await signOut(other);
  await asked(page);
  expect((await page.request.get(kDoor + '/v1/session')).status()).toBe(401);
  await desk.close();
});

it('what one person typed before the session ended is not in the form of the next', async () => {
  const { desk, page } = await at('producer');
  await page.evaluate(() => sessionStorage.setItem('heliu.draft.lot', '{"weight":"12"}'));
  await desk.clearCookies();
  await page.reload();
  await asked(page);
  const kept = () => page.evaluate(() => sessionStorage.getItem('heliu.draft.lot'));
  expect(await kept()).not.toBeNull(); // he comes back to it
  await signInHere(page, person('processor'));
  expect(await kept()).toBeNull();
  await desk.close();
});

it('who cannot be signed out is told that the browser still is', async () => {
  const { desk, page } = await at('producer');
  await page.route('**/v1/session', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  await signOut(page);
  await page.getByText('退出未完成', { exact: false }).waitFor();
  expect(await whose(page)).toContain('产废');
  await desk.close();
});

it('the tenth tab opens as the first did, and each is live', async () => {
  const { desk, page } = await at('regulator');
  const tabs = [page];
  for (let more = 0; more < 9; more++) {
    const tab = await desk.newPage();
    await tab.goto(kDoor + '/', { timeout: 15_000 });
    await settled(tab);
    tabs.push(tab);
  }
  for (const tab of tabs) await tab.locator('.live-on').waitFor({ timeout: 10_000 });
  await page.close(); // it held the stream
  await tabs[9]?.waitForTimeout(1000);
  for (const tab of tabs.slice(1)) await tab.locator('.live-on').waitFor({ timeout: 10_000 });
  await desk.close();
});
