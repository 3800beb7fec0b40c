// Menu, sign-in and the work list of each role.
export const zh = {
  story: '信息流、物质流、资金流汇为一份记录，对到每一千克、每一分钱。',
  roadside: '路检查验', verify: '公开核验', status: '运行状态',
  menu: {
    home: '待我处理', trades: '交易', lots: '批次', loads: '车次', rounds: '轮次', account: '资金账户',
    standing: '信用与保险', keys: '签名密钥', disputes: '争议', flags: '风险线索', cases: '案件', records: '三流合一',
    enterprises: '企业', indicators: '无废城市指标', overview: '总览', quota: '许可量', proposals: '双人复核', day: '日终结账',
    entries: '全部分录', breaks: '对账差异', finance: '统一账户', payouts: '付款', mass: '物料平衡', policies: '保单',
    claims: '理赔', offers: '我的报价', fleet: '车辆与人员', statements: '银行对账单',
  },
  title: '待我处理', waits: (n: string) => `${n} 项`, nothing: '现在没有等您处理的事项', nothingHint: '有新事项时会出现在这里，无需刷新。',
  groups: {
    sign: '合同待签署', fund: '托管待付款', manifest: '款已到账，待开联单', weighOrigin: '待装车过磅', storage: '贮存将满一年',
    dispute: '争议待处理', offer: '轮次可报价', weighIn: '到厂待过磅', accept: '待接收', treat: '待登记利用处置',
    waybill: '待登记运单', depart: '待发车', arrive: '在途待到达', breaks: '对账差异', proposals: '待复核', payout: '可付款余额',
    day: '日终结账', share: '轮次待开启', flags: '待核查线索', cases: '办理中案件', escrowDispute: '付款暂停待裁决',
    claims: '待处理理赔', differs: '三流不一致的交易', services: '服务不可用',
  },
  act: {
    sign: '签署', fund: '查看付款信息', manifest: '开联单', weigh: '过磅', list: '挂牌', dispute: '处理', offer: '报价', accept: '接收',
    treat: '登记', waybill: '登记运单', depart: '发车', arrive: '到达', break: '处理', check: '复核', payout: '付款', day: '结账',
    open: '开启', review: '核查', case: '办理', rule: '裁决', claim: '处理', see: '查看',
  },
  until: '截止', stored: (d: number) => `已贮存 ${d} 天`, overdue: '已超期', closes: '截止', balance: '余额', today: '今日尚未结账',
  firstLot: '挂牌一批废物', lag: '刚刚办理的事项可能需要几秒钟才会从列表中消失。',
};

export const en = {
  story: 'Information, material and money flow into one record that agrees to the kilogram and the fen.',
  roadside: 'Roadside check', verify: 'Public verification', status: 'Status',
  menu: {
    home: 'My tasks', trades: 'Trades', lots: 'Lots', loads: 'Loads', rounds: 'Rounds', account: 'Account',
    standing: 'Rating and cover', keys: 'Signing key', disputes: 'Disputes', flags: 'Red flags', cases: 'Cases',
    records: 'Three flows', enterprises: 'Enterprises', indicators: 'City indicators', overview: 'Overview',
    quota: 'Quota', proposals: 'Second person', day: 'Day close', entries: 'Ledger', breaks: 'Breaks',
    finance: 'Unified account', payouts: 'Payouts', mass: 'Mass balance', policies: 'Policies', claims: 'Claims',
    offers: 'My offers', fleet: 'Vehicles and crew', statements: 'Bank statements',
  },
  title: 'My tasks', waits: (n: string) => `${n} waiting`, nothing: 'Nothing waits for you now',
  nothingHint: 'New tasks appear here by themselves.',
  groups: {
    sign: 'Contracts to sign', fund: 'Escrows to fund', manifest: 'Funded, manifest to open',
    weighOrigin: 'To be loaded and weighed', storage: 'Stored for nearly a year', dispute: 'Disputes',
    offer: 'Rounds open for offers', weighIn: 'Arrived, to be weighed', accept: 'To be accepted',
    treat: 'Treatment to record', waybill: 'Waybills to record', depart: 'To depart', arrive: 'On the way',
    breaks: 'Breaks', proposals: 'To be checked', payout: 'Balances to pay out', day: 'Day close',
    share: 'Rounds to open', flags: 'Flags to review', cases: 'Open cases', escrowDispute: 'Releases to rule on',
    claims: 'Open claims', differs: 'Trades whose flows differ', services: 'Services down',
  },
  act: {
    sign: 'Sign', fund: 'Payment details', manifest: 'Open manifest', weigh: 'Weigh', list: 'List', dispute: 'Handle',
    offer: 'Offer', accept: 'Accept', treat: 'Record', waybill: 'Record waybill', depart: 'Depart', arrive: 'Arrive',
    break: 'Resolve', check: 'Check', payout: 'Pay out', day: 'Close', open: 'Open', review: 'Review', case: 'Work on',
    rule: 'Rule', claim: 'Decide', see: 'Open',
  },
  until: 'until', stored: (d: number) => `stored ${d} days`, overdue: 'overdue', closes: 'closes', balance: 'balance',
  today: 'Today is not closed yet', firstLot: 'List a lot',
  lag: 'What you have just done may take a few seconds to leave this list.',
} satisfies typeof zh;
