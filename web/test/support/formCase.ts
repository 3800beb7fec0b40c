// What a console's form is to its test: who fills it, where, with what, and what the page is told before.
// Some forms act on what a played day has left behind: it is shown as it was, by changing what the answer
// allows.
import type { Page, Route } from 'playwright-core';
import { makeKey } from '../../src/sm/keys';
import { press, read, type Actor } from './stage';

export interface FormCase {
  name: string;
  role: string;
  path: string | ((actor: Actor) => Promise<string>);
  before?: [from: string, change: (body: never, mine: string) => unknown]; // what the page is told
  opens?: string; // the button of a dialog; a page has none
  fill: (page: Page) => Promise<void>;
  typed: [selector: string, value: string][]; // what must be there again
  sends: string; // the button that acts
  post: RegExp;
  reach?: (page: Page) => Promise<void>; // from the opened dialog to the form
  refused?: [post: RegExp, code: string]; // on the way there
  picks?: (page: Page) => Promise<void>; // files: never kept, so chosen anew before each press
}

export type Body = Record<string, unknown>;
export const kNobody = '00000000-0000-7000-8000-000000000009';
export interface Items {
  items: { id: string; trade_id?: string; state?: string }[];
}

export const id = (end: string) => `[id$="_${end}"]`;
const fillAll = (pairs: [string, string][]) => async (page: Page) => {
  for (const [selector, value] of pairs) await page.locator(selector).first().fill(value);
};
export const first = (list: string, base: string) => async (actor: Actor) =>
  base + ((await read<Items>(actor, list)).items[0]?.id ?? '');

export function dialog(one: Omit<FormCase, 'fill' | 'sends'> & Partial<FormCase>): FormCase {
  return { fill: fillAll(one.typed), sends: '提交', ...one };
}

const loadAs = (action: string): FormCase['before'] => [
  '/v1/loads/',
  (body: { load: Body }) => ({ ...body, load: { ...body.load, allowed_actions: [action] } }),
];
export const load = (
  role: string,
  action: string,
  rest: Pick<FormCase, 'name' | 'opens' | 'typed' | 'post'>,
) => dialog({ role, path: first('/v1/loads?limit=1', '/loads/'), before: loadAs(action), ...rest });

export const asked = (role: string, base: string, path: FormCase['path'], change: Body) => ({
  role,
  path,
  before: [base, (body: Body) => ({ ...body, ...change })] as FormCase['before'],
});

export const trade = first('/v1/trades?limit=1', '/trades/');

export async function pickFirst(page: Page, field: string): Promise<void> {
  await page.locator(`[id="${field}"]`).click();
  await page.locator('.ant-select-item-option:visible').first().click();
}

// A key of nobody's: the signature made with it never reaches the service.
export async function pickKey(page: Page): Promise<void> {
  const file = { kind: 'heliu-sm2-key', key_id: kNobody, login: 'nobody', private_key: makeKey().privateKey };
  const buffer = Buffer.from(JSON.stringify(file));
  await page.setInputFiles('input[type=file]', { name: 'key.json', mimeType: 'application/json', buffer });
}

// A list that holds this one alone.
export const listOf = (item: Body) => () => ({ items: [item] });
// Each of the list's items as it was.
export const eachWith = (change: Body) => (body: { items: Body[] }) => ({
  ...body,
  items: body.items.map((one) => ({ ...one, ...change })),
});

// A trade's page asks for its parts in one question.
const kPartOf: Record<string, string> = { '/v1/trades/': 'trade', '/v1/escrows/': 'escrow' };

async function refuse(page: Page, [post, code]: NonNullable<FormCase['refused']>): Promise<void> {
  await page.route(
    (url) => post.test(url.pathname),
    (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 409, contentType: 'application/problem+json', json: { code, status: 409 } })
        : route.fallback(),
  );
}

// Shows the page its object as it was; everything else comes from the services.
export async function showBefore(actor: Actor, { before, refused }: FormCase): Promise<void> {
  const { page } = actor;
  if (refused) await refuse(page, refused);
  if (!before) return;
  const me = await read<{ enterprise_id?: string }>(actor, '/v1/session');
  const [base, change] = before;
  const part = kPartOf[base];
  const path = part ? '/v1/trade-pages/' : base;
  const wanted = (url: URL) =>
    path.endsWith('?') ? url.href.includes(path) : new RegExp(`${path}[0-9a-f-]{36}$`).test(url.pathname);
  await page.route(wanted, async (route: Route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const answer = await route.fetch();
    const body = (answer.ok() ? await answer.json() : {}) as Record<string, { body: never }>;
    const mine = me.enterprise_id ?? '';
    const json = part
      ? { ...body, [part]: { ...body[part], body: change(body[part]?.body as never, mine) } }
      : change(body as never, mine);
    return route.fulfill({ status: 200, json });
  });
}

export async function openForm(page: Page, { opens, reach }: FormCase): Promise<void> {
  if (opens) await press(page, opens);
  await reach?.(page);
}
