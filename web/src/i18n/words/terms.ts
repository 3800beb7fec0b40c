// The field's terms for roles, lists, movements and reasons.
export const zh = {
  roles: {
    producer: '产废单位', processor: '经营单位', carrier: '运输单位', insurer: '保险机构', finance: '财务',
    regulator: '生态环境局', auditor: '审计', operator: '平台运营',
  },
  grades: { KEY: '重点监管', SIMPLIFIED: '简化管理', REGISTER: '登记管理' },
  purpose: { disposal: '处置费', freight_and_fee: '运费和服务费' },
  line: {
    bank_custody: '银行存管账户', available: '可用余额', freight_available: '运费可用余额', withdrawable: '可提现余额',
    escrow_disposal: '托管·处置费', escrow_freight_and_fee: '托管·运费和服务费', platform_fee: '平台服务费',
    fee_tax: '服务费税额', suspense: '挂账', payout_in_flight: '付款在途', payout_returned: '退票待处理',
  },
  movement: {
    deposit: '入金', excess: '超额', unidentified: '不明来款', identified: '认领', disposal: '处置费', freight: '运费',
    fee: '服务费', refund: '退款', fee_tax: '服务费税额', late_fee: '滞纳金', disputed: '争议冻结', ruled_back: '裁决退回',
    revised_up: '更正增加', revised_down: '更正减少', matured: '到期转可提现', payout: '付款', payout_settled: '付款到账',
    payout_rejected: '付款被拒', payout_returned: '退票', sent_back: '原路退回', recredited: '重新入账',
    unexplained: '不明差额', adjusted: '调整',
  },
  breakKind: {
    unknown_reference: '附言无法识别', amount_differs: '金额不符', not_on_statement: '银行未列', not_in_ledger: '账上没有',
  },
  breakAction: { to_escrow: '转入托管', to_enterprise: '转入企业', to_sender: '退回付款人', explained: '说明后关闭' },
  proposalKind: { payout_run: '批量付款', load_ruling: '车次裁决', dispute_ruling: '争议裁决', adjustment: '账务调整' },
  verdict: { violation: '违规', indirect: '间接线索', none: '误报', other: '其他' },
  subject: {
    trade: '交易', load: '车次', lot: '批次', enterprise: '企业', plate: '车辆', ticket: '磅单', payout: '付款',
    break: '对账差异', attempt: '被拦截的操作', processor: '经营单位', manifest: '联单', escrow: '托管', round: '轮次', producer: '产废单位', offer: '报价',
  },
  policyKind: { EPL: '环境污染责任保险', CARRIER: '承运人责任保险' },
  duty: { driver: '驾驶员', escort: '押运员' },
  place: { origin: '移出地', destination: '接受地' },
  districts: {
    440604: '禅城区', 440605: '南海区', 440606: '顺德区', 440607: '三水区', 440608: '高明区',
  },
  services: {
    registry: '登记', market: '交易', treasury: '资金', transport: '运输', credit: '信用', insurance: '保险',
    supervision: '监管', gateway: '门户',
  },
};

export const en = {
  roles: {
    producer: 'Producer', processor: 'Processor', carrier: 'Carrier', insurer: 'Insurer', finance: 'Finance',
    regulator: 'Regulator', auditor: 'Auditor', operator: 'Operator',
  },
  grades: { KEY: 'Key', SIMPLIFIED: 'Simplified', REGISTER: 'Registered' },
  purpose: { disposal: 'Disposal', freight_and_fee: 'Freight and fee' },
  line: {
    bank_custody: 'Bank custody', available: 'Available', freight_available: 'Freight available',
    withdrawable: 'Withdrawable', escrow_disposal: 'Escrow, disposal', escrow_freight_and_fee: 'Escrow, freight and fee',
    platform_fee: 'Platform fee', fee_tax: 'Tax in the fee', suspense: 'Suspense', payout_in_flight: 'Payouts in flight',
    payout_returned: 'Returned payouts',
  },
  movement: {
    deposit: 'Deposit', excess: 'Excess', unidentified: 'Unidentified', identified: 'Identified', disposal: 'Disposal',
    freight: 'Freight', fee: 'Fee', refund: 'Refund', fee_tax: 'Tax in the fee', late_fee: 'Late fee',
    disputed: 'Held by dispute', ruled_back: 'Ruled back', revised_up: 'Revised up', revised_down: 'Revised down',
    matured: 'Matured', payout: 'Payout', payout_settled: 'Payout settled', payout_rejected: 'Payout rejected',
    payout_returned: 'Payout returned', sent_back: 'Sent back', recredited: 'Credited again',
    unexplained: 'Unexplained', adjusted: 'Adjusted',
  },
  breakKind: {
    unknown_reference: 'Unknown reference', amount_differs: 'Amount differs', not_on_statement: 'Not on the statement',
    not_in_ledger: 'Not in the ledger',
  },
  breakAction: {
    to_escrow: 'To an escrow', to_enterprise: 'To an enterprise', to_sender: 'Back to the sender',
    explained: 'Explained',
  },
  proposalKind: {
    payout_run: 'Payout run', load_ruling: 'Ruling on a load', dispute_ruling: 'Ruling on a dispute',
    adjustment: 'Adjustment',
  },
  verdict: { violation: 'Violation', indirect: 'Indirect', none: 'False alarm', other: 'Other' },
  subject: {
    trade: 'Trade', load: 'Load', lot: 'Lot', enterprise: 'Enterprise', plate: 'Vehicle', ticket: 'Weighing ticket',
    payout: 'Payout', break: 'Break', attempt: 'Refused attempt', processor: 'Processor', manifest: 'Manifest',
    escrow: 'Escrow', round: 'Round', producer: 'Producer', offer: 'Offer',
  },
  policyKind: { EPL: 'Pollution liability', CARRIER: "Carrier's liability" },
  duty: { driver: 'Driver', escort: 'Escort' },
  place: { origin: 'Origin', destination: 'Destination' },
  districts: { 440604: 'Chancheng', 440605: 'Nanhai', 440606: 'Shunde', 440607: 'Sanshui', 440608: 'Gaoming' },
  services: {
    registry: 'Registry', market: 'Market', treasury: 'Treasury', transport: 'Transport', credit: 'Credit',
    insurance: 'Insurance', supervision: 'Supervision', gateway: 'Gateway',
  },
} satisfies typeof zh;
