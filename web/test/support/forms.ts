// The console's forms: who fills which, where, and with what. Some act on what a played day has left behind:
// those are shown as they were before, by changing what the service's answer allows.
import type { Page, Route } from 'playwright-core';
import { choose, press, read, type Actor } from './stage';

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
}

type Body = Record<string, unknown>;
const kNobody = '00000000-0000-7000-8000-000000000009';
interface Items {
  items: { id: string; trade_id?: string; state?: string }[];
}

const id = (end: string) => `[id$="_${end}"]`;
const fillAll = (pairs: [string, string][]) => async (page: Page) => {
  for (const [selector, value] of pairs) await page.locator(selector).first().fill(value);
};
const first = (list: string, base: string) => async (actor: Actor) =>
  base + ((await read<Items>(actor, list)).items[0]?.id ?? '');

function dialog(one: Omit<FormCase, 'fill' | 'sends'> & Partial<FormCase>): FormCase {
  return { fill: fillAll(one.typed), sends: '提交', ...one };
}

const loadAs = (action: string): FormCase['before'] => [
  '/v1/loads/',
  (body: { load: Body }) => ({ ...body, load: { ...body.load, allowed_actions: [action] } }),
];
const load = (role: string, action: string, rest: Pick<FormCase, 'name' | 'opens' | 'typed' | 'post'>) =>
  dialog({ role, path: first('/v1/loads?limit=1', '/loads/'), before: loadAs(action), ...rest });

const asked = (role: string, base: string, path: FormCase['path'], change: Body) => ({
  role,
  path,
  before: [base, (body: Body) => ({ ...body, ...change })] as FormCase['before'],
});

const trade = first('/v1/trades?limit=1', '/trades/');
const held = { disposal_held_fen: 100_000 };

// A dispute that is nobody's in truth: the played day leaves these two none.
const disputeOf = (role: string, by: (mine: string) => string, action: string) => ({
  role,
  path: `/disputes/${kNobody}`,
  before: [
    '/v1/disputes/',
    (_: Body, mine: string) => ({
      id: kNobody,
      trade_id: kNobody,
      state: action === 'appeal' ? 'ruled' : 'open',
      allowed_actions: [action],
      amount_fen: 12_345,
      claim: '计量有误',
      opened_by: by(mine),
      opened_at: '2026-01-01T00:00:00Z',
      answer_until: '2026-01-08T00:00:00Z',
    }),
  ] as FormCase['before'],
});

async function pickFirst(page: Page, field: string): Promise<void> {
  await page.locator(`[id="${field}"]`).click();
  await page.locator('.ant-select-item-option:visible').first().click();
}

const kPages: FormCase[] = [
  {
    name: 'a lot',
    role: 'producer',
    path: '/lots/new',
    typed: [
      ['#lot_weight', '0.777'],
      ['#lot_reserve', '2650'],
    ],
    fill: async (page) => {
      await choose(page, 'lot_code', '321-026-48', '321-026-48');
      await page.fill('#lot_weight', '0.777');
      await page.fill('#lot_reserve', '2650');
      await pickFirst(page, 'lot_carrier_id');
    },
    sends: '挂牌',
    post: /\/v1\/lots$/,
  },
  {
    name: 'an offer',
    role: 'processor',
    path: '/offers/new',
    before: [
      '/v1/rounds?',
      (body: { items: Body[] }) => ({
        ...body,
        items: body.items.map((one) => ({ ...one, allowed_actions: ['offer'] })),
      }),
    ],
    typed: [
      ['#offer_capacity', '12.5'],
      ['#offer_lines_0_price', '1780'],
      ['#offer_radius', '60'],
    ],
    fill: async (page) => {
      await pickFirst(page, 'offer_round_id');
      await pickFirst(page, 'offer_item');
      await page.fill('#offer_capacity', '12.5');
      await choose(page, 'offer_lines_0_code', '321-026-48', '321-026-48');
      await page.fill('#offer_lines_0_price', '1780');
      await page.fill('#offer_radius', '60');
    },
    sends: '密封并提交',
    post: /\/v1\/offers$/,
  },
  {
    name: 'a manifest',
    role: 'producer',
    path: first('/v1/trades?limit=1', '/loads/new?trade='),
    typed: [
      ['#manifest_kilograms', '1.5'],
      ['#manifest_packages', '7'],
      ['#manifest_number', 'ZZ-0001'],
    ],
    fill: async (page) => {
      for (const field of ['plate', 'driver_id', 'escort_id']) await pickFirst(page, `manifest_${field}`);
      await page.fill('#manifest_kilograms', '1.5');
      await page.fill('#manifest_packages', '7');
      await page.fill('#manifest_number', 'ZZ-0001');
    },
    sends: '开具转移联单',
    post: /\/v1\/manifests$/,
  },
];

const kLoads: FormCase[] = [
  load('carrier', 'match_waybill', {
    name: 'a waybill',
    opens: '登记运单',
    typed: [[id('waybill_number'), 'YD-77']],
    post: /\/waybill$/,
  }),
  load('producer', 'weigh_origin', {
    name: 'a weighing',
    opens: '登记磅单',
    typed: [
      [id('ticket'), 'CK-77'],
      [id('scale'), 'S-1'],
      [id('gross'), '24000'],
      [id('tare'), '14000'],
    ],
    post: /\/weighings$/,
  }),
  load('processor', 'accept', {
    name: 'an acceptance in part',
    opens: '接收 / 拒收',
    typed: [
      [id('accepted'), '9000'],
      [id('refused'), '77'],
      [id('reason'), '含杂物'],
    ],
    post: /\/acceptance$/,
  }),
  load('processor', 'treat', {
    name: 'a treatment',
    opens: '登记利用处置',
    typed: [[id('kilograms'), '77']],
    post: /\/treatment$/,
  }),
  {
    ...load('producer', 'cancel', {
      name: 'a manifest given up',
      opens: '作废联单',
      typed: [[id('reason'), '车辆故障']],
      post: /\/cancellation$/,
    }),
    sends: '确认',
  },
];

const kDisputes: FormCase[] = [
  dialog({
    name: 'a dispute',
    ...asked('producer', '/v1/escrows/', trade, held),
    opens: '发起争议',
    typed: [
      [id('amount'), '123.45'],
      [id('claim'), '计量有误'],
    ],
    post: /\/disputes$/,
  }),
  dialog({
    name: "a dispute's answer",
    ...disputeOf('processor', () => kNobody, 'answer'),
    opens: '答复',
    typed: [[id('answer'), '磅单无误']],
    post: /\/answers$/,
  }),
  dialog({
    name: 'an appeal',
    ...disputeOf('producer', () => kNobody, 'appeal'),
    opens: '申诉',
    typed: [[id('grounds'), '复磅单可证']],
    post: /\/appeals$/,
  }),
  dialog({
    name: 'a dispute taken back',
    ...disputeOf('producer', (mine) => mine, 'withdraw'),
    opens: '撤回争议',
    typed: [],
    sends: '确认',
    post: /\/withdrawals$/,
  }),
  dialog({
    name: 'a ruling on a dispute',
    ...asked('regulator', '/v1/disputes/', first('/v1/disputes?limit=1', '/disputes/'), {
      allowed_actions: ['rule'],
    }),
    opens: '裁决',
    typed: [
      [id('payee'), '0.77'],
      [id('reason'), '按复磅'],
    ],
    post: /\/rulings$/,
  }),
  dialog({
    name: 'a ruling on a load',
    role: 'regulator',
    path: first('/v1/escrows?state=closed&limit=1', '/trades/'),
    before: [
      '/v1/escrows/',
      (body: { releases: Body[] }) => ({
        ...body,
        allowed_actions: ['rule'],
        releases: body.releases.slice(0, 1).map((one) => ({ ...one, state: 'disputed' })),
      }),
    ],
    opens: '裁决',
    typed: [
      [id('kilograms'), '9.9'],
      [id('reason'), '按复磅'],
    ],
    post: /\/rulings$/,
  }),
];

const kOffices: FormCase[] = [
  ...(['freeze', 'thaw'] as const).map((action) =>
    dialog({
      name: `an escrow's ${action}`,
      ...asked('regulator', '/v1/escrows/', first('/v1/escrows?limit=1', '/trades/'), {
        allowed_actions: [action],
      }),
      opens: action === 'freeze' ? '冻结托管' : '解除冻结',
      typed: [[id('reason'), '核查需要']],
      sends: '确认',
      post: action === 'freeze' ? /\/freezes$/ : /\/thaws$/,
    }),
  ),
  dialog({
    name: 'a round',
    role: 'regulator',
    path: '/rounds',
    opens: '安排轮次',
    typed: [[id('name'), '草稿日场']],
    post: /\/v1\/rounds$/,
  }),
  dialog({
    name: "a flag's review",
    ...asked('regulator', '/v1/flags/', first('/v1/flags?limit=1', '/flags/'), {
      allowed_actions: ['review', 'open-case'],
    }),
    opens: '提交核查结论',
    typed: [[id('note'), '现场核实']],
    fill: async (page) => {
      await page.getByLabel('违规', { exact: true }).check();
      await page.locator(id('note')).fill('现场核实');
    },
    post: /\/reviews$/,
  }),
  dialog({
    name: 'a case',
    ...asked('regulator', '/v1/flags/', first('/v1/flags?limit=1', '/flags/'), {
      allowed_actions: ['review', 'open-case'],
      enterprises: [kNobody],
    }),
    opens: '立案',
    typed: [[id('title'), '草稿案件']],
    post: /\/v1\/cases$/,
  }),
  dialog({
    name: "an enterprise's freeze",
    ...asked(
      'regulator',
      '/v1/enterprises/',
      first('/v1/enterprises?kind=processor&limit=1', '/enterprises/'),
      { allowed_actions: ['freeze'] },
    ),
    opens: '冻结企业',
    typed: [[id('reason'), '超许可量']],
    sends: '确认',
    post: /\/freeze$/,
  }),
  dialog({
    name: 'a tariff',
    role: 'carrier',
    path: '/fleet',
    opens: '登记运价',
    typed: [
      [id('tonne'), '88.5'],
      [id('km'), '1.20'],
    ],
    post: /\/v1\/tariffs$/,
  }),
  dialog({
    name: 'a policy',
    role: 'insurer',
    path: '/policies',
    opens: '登记保单',
    typed: [
      [id('policy_number'), 'EPL-77'],
      [id('limit'), '1000000'],
    ],
    fill: async (page) => {
      await pickFirst(page, 'policy.new_enterprise_id');
      await page.locator(id('policy_number')).fill('EPL-77');
      await page.locator(id('limit')).fill('1000000');
    },
    post: /\/v1\/policies$/,
  }),
  dialog({
    name: 'an insurance claim',
    role: 'insurer',
    path: '/policies',
    opens: '报案',
    typed: [
      [id('amount'), '5000'],
      [id('reason'), '泄漏'],
    ],
    post: /\/v1\/claims$/,
  }),
];

const kFinance: FormCase[] = [
  dialog({
    name: 'a payee',
    role: 'finance',
    path: '/finance/payouts',
    opens: '登记收款账户',
    typed: [
      [id('name'), '草稿户名'],
      [id('account_number'), '622800001111'],
    ],
    fill: async (page) => {
      await pickFirst(page, 'payee.new_enterprise_id');
      await page.locator(id('name')).fill('草稿户名');
      await page.locator(id('account_number')).fill('622800001111');
    },
    post: /\/v1\/payees$/,
  }),
];

const proposal = {
  id: kNobody,
  kind: 'payout_run',
  state: 'open',
  reason: '超过单人限额',
  content: {},
  maker: '经办',
  maker_id: kNobody,
  made_at: '2026-01-01T00:00:00Z',
};
const listOf = (item: Body) => () => ({ items: [item] });

// The press that moves money, with little or nothing to type before it.
const kPresses: FormCase[] = [
  dialog({
    name: "a second person's approval",
    role: 'finance',
    path: '/finance/proposals',
    before: ['/v1/proposals?', listOf(proposal)],
    opens: '复核通过并执行',
    typed: [],
    sends: '确认',
    post: /\/approvals$/,
  }),
  dialog({
    name: "a second person's rejection",
    role: 'finance',
    path: '/finance/proposals',
    before: ['/v1/proposals?', listOf(proposal)],
    opens: '驳回',
    typed: [[id('note'), '依据不足']],
    post: /\/rejections$/,
  }),
  dialog({
    name: "an insurer's decision",
    role: 'insurer',
    path: '/claims',
    before: [
      '/v1/claims?',
      listOf({
        id: kNobody,
        policy_id: kNobody,
        enterprise_id: kNobody,
        amount_fen: 500_000,
        incident_on: '2026-01-01',
        reason: '泄漏',
        state: 'open',
        opened_at: '2026-01-01T00:00:00Z',
        allowed_actions: ['decide'],
      }),
    ],
    opens: '理赔决定',
    typed: [
      [id('paid'), '4000'],
      [id('reason'), '查勘属实'],
    ],
    post: /\/decision$/,
  }),
  dialog({
    name: 'a trade called off',
    ...asked('producer', '/v1/trades/', trade, { allowed_actions: ['cancel'] }),
    opens: '取消交易',
    typed: [[id('reason'), '对方停产']],
    sends: '确认',
    post: /\/cancel$/,
  }),
  ...(['depart', 'arrive'] as const).map((action) => ({
    ...load('carrier', action, {
      name: action === 'depart' ? 'a departure' : 'an arrival',
      opens: action === 'depart' ? '发车' : '到达',
      typed: [],
      post: action === 'depart' ? /\/departure$/ : /\/arrival$/,
    }),
    sends: '确认',
  })),
];

export const forms: FormCase[] = [...kPages, ...kLoads, ...kDisputes, ...kOffices, ...kFinance, ...kPresses];

// A trade's page asks for its parts in one question.
const kPartOf: Record<string, string> = { '/v1/trades/': 'trade', '/v1/escrows/': 'escrow' };

// Shows the page its object as it was; everything else comes from the services.
export async function showBefore(actor: Actor, { before }: FormCase): Promise<void> {
  if (!before) return;
  const { page } = actor;
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

export async function openForm(page: Page, { opens }: FormCase): Promise<void> {
  if (opens) await press(page, opens);
}
