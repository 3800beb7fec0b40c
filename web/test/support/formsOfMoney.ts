// The forms that move money or explain it: payees, payouts, proposals, breaks, claims, and the presses of
// a load.
import {
  asked,
  dialog,
  id,
  kNobody,
  listOf,
  load,
  pickFirst,
  pickKey,
  trade,
  type FormCase,
} from './formCase';
import { read } from './stage';

const line = {
  id: kNobody,
  version: 1,
  state: 'open',
  kind: 'not_in_ledger',
  cause: 'not-expected',
  amount_fen: 12_345,
  suspense_fen: 0,
  age_days: 3,
  bank_reference: 'BK-77',
  opened_at: '2026-01-01T00:00:00Z',
  suggestions: [],
  facts: {},
};
const atBench = (...actions: string[]) => ({
  role: 'finance',
  path: '/finance/breaks',
  before: ['/v1/breaks?', listOf({ ...line, allowed_actions: actions })] as FormCase['before'],
});

const kBench: FormCase[] = [
  dialog({
    name: "a break's end in words",
    ...atBench('explained'),
    typed: [['#resolve_note', '银行手续费']],
    sends: '处理',
    post: /\/resolutions$/,
  }),
  dialog({
    name: "a break's note",
    ...atBench('note'),
    opens: '加备注',
    typed: [[id('note'), '已致电银行']],
    post: /\/notes$/,
  }),
  dialog({
    name: "a break's assignment",
    ...atBench('assign'),
    opens: '指派',
    typed: [[id('owner'), '王会计']],
    post: /\/assignments$/,
  }),
  dialog({
    name: "a break's claim",
    ...atBench('claim'),
    typed: [],
    sends: '认领',
    post: /\/breaks\/[^/]+\/claims$/,
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
  dialog({
    name: 'a payout run',
    role: 'finance',
    path: '/finance/payouts',
    opens: '批量付款',
    typed: [],
    sends: '确认',
    post: /\/payout-runs$/,
  }),
  dialog({
    name: 'a payout run proposed to a second person',
    role: 'finance',
    path: '/finance/payouts',
    refused: [/\/payout-runs$/, 'second-person-needed'],
    opens: '批量付款',
    reach: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click();
      await page.locator('#payout_reason').waitFor();
    },
    typed: [['#payout_reason', '月末集中付款']],
    sends: '提交复核',
    post: /\/v1\/proposals$/,
  }),
  {
    name: "a day's signature",
    role: 'finance',
    path: async (actor) => {
      const days = await read<{ items: { date: string }[] }>(
        actor,
        '/v1/day-closes?before=2100-01-01&limit=1',
      );
      return `/finance/day?date=${days.items[0]?.date ?? ''}`;
    },
    opens: '签署日终',
    typed: [],
    fill: pickKey,
    picks: pickKey,
    sends: '用此密钥签署',
    post: /\/day-closes\/[^/]+\/signatures$/,
  },
  dialog({
    name: "a day's close",
    role: 'finance',
    path: '/finance/day?date=2020-01-01',
    opens: '结账',
    typed: [],
    sends: '确认',
    post: /\/day-closes$/,
  }),
];

export const moneyForms: FormCase[] = [...kFinance, ...kBench, ...kPresses];
