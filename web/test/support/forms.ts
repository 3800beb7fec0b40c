// The console's forms: of lots and offers, loads, disputes and offices; those of money are next door.
import {
  asked,
  dialog,
  eachWith,
  first,
  id,
  kNobody,
  load,
  pickFirst,
  pickKey,
  trade,
  type Body,
  type FormCase,
} from './formCase';
import { moneyForms } from './formsOfMoney';
import { choose } from './stage';

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
    before: ['/v1/rounds?', eachWith({ allowed_actions: ['offer'] })],
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
  ...(['freeze', 'unfreeze'] as const).map((action) =>
    dialog({
      name: `an enterprise's ${action}`,
      ...asked(
        'regulator',
        '/v1/enterprises/',
        first('/v1/enterprises?kind=processor&limit=1', '/enterprises/'),
        { allowed_actions: [action] },
      ),
      opens: action === 'freeze' ? '冻结企业' : '解除冻结',
      typed: [[id('reason'), '超许可量']],
      sends: '确认',
      post: action === 'freeze' ? /\/freeze$/ : /\/unfreeze$/,
    }),
  ),
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
  dialog({
    name: "a case's end",
    role: 'regulator',
    path: `/cases/${kNobody}`,
    before: [
      '/v1/cases/',
      () => ({
        id: kNobody,
        version: 1,
        state: 'open',
        title: '超量贮存',
        enterprise_id: kNobody,
        flags: [],
        opened_by: '经办',
        opened_at: '2026-01-01T00:00:00Z',
        allowed_actions: ['close'],
      }),
    ],
    opens: '结案',
    typed: [[id('outcome'), '已整改']],
    post: /\/cases\/[^/]+\/close$/,
  }),
  dialog({
    name: "a licence's suspension",
    role: 'regulator',
    path: first('/v1/enterprises?kind=processor&limit=1', '/enterprises/'),
    before: ['/v1/licences?', eachWith({ allowed_actions: ['suspend'] })],
    opens: '暂停许可证',
    typed: [[id('reason'), '超许可经营']],
    sends: '确认',
    post: /\/suspend$/,
  }),
  dialog({
    name: "a policy's early end",
    role: 'insurer',
    path: '/policies',
    before: ['/v1/policies?', eachWith({ allowed_actions: ['end'] })],
    opens: '提前终止',
    typed: [[id('reason'), '停产退保']],
    post: /\/policies\/[^/]+\/end$/,
  }),
];

const ownLot = (action: string) =>
  asked('producer', '/v1/lots/', first('/v1/lots?limit=1', '/lots/'), {
    allowed_actions: [action],
    reserve_price: 265_000,
  });

const kMarket: FormCase[] = [
  dialog({
    name: 'an amendment of a lot',
    ...ownLot('amend'),
    opens: '变更条件',
    typed: [
      [id('reserve'), '2651'],
      [id('un_number'), 'UN3082'],
      [id('reason'), '含水率复测'],
    ],
    post: /\/amend$/,
  }),
  dialog({
    name: 'a lot withdrawn',
    ...ownLot('withdraw'),
    opens: '撤回批次',
    typed: [[id('reason'), '自行利用']],
    sends: '确认',
    post: /\/lots\/[^/]+\/withdraw$/,
  }),
  dialog({
    name: 'an offer withdrawn',
    role: 'processor',
    path: '/offers',
    before: ['/v1/offers?', eachWith({ allowed_actions: ['withdraw'] })],
    opens: '撤回报价',
    typed: [],
    sends: '确认',
    post: /\/offers\/[^/]+\/withdraw$/,
  }),
  {
    name: "a contract's signature",
    ...asked('producer', '/v1/trades/', trade, { allowed_actions: ['sign'] }),
    opens: '签署合同',
    typed: [],
    fill: pickKey,
    picks: pickKey,
    sends: '用此密钥签署',
    post: /\/trades\/[^/]+\/signatures$/,
  },
  ...(['producer', 'regulator'] as const).map((role) => {
    const named: FormCase['typed'] = role === 'regulator' ? [['#sealing_name', '二号密封密钥']] : [];
    return {
      ...dialog({
        name: role === 'regulator' ? 'a sealing key' : 'a signing key',
        role,
        path: '/keys',
        typed: named,
        post: role === 'regulator' ? /\/sealing-keys$/ : /\/signing-keys$/,
      }),
      sends: '生成密钥并登记公钥',
    };
  }),
];

export const forms: FormCase[] = [...kPages, ...kMarket, ...kLoads, ...kDisputes, ...kOffices, ...moneyForms];
