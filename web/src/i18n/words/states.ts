// One word for each state of the contracts.
export const zh = {
  lot: { listed: '挂牌中', awarded: '已成交', withdrawn: '已撤回' },
  round: {
    scheduled: '未开始', open: '报价中', awaiting_share: '待监管开启', opening: '开启中', closing: '撮合中',
    cleared: '已公布', held: '已中止',
  },
  offer: { sealed: '已密封', withdrawn: '已撤回', opened: '已开启', struck: '已作废' },
  trade: { struck: '待签约', signed_by_both: '履约中', completed: '已完成', cancelled: '已取消' },
  load: {
    requested: '联单申请中', opened: '已开联单', waybilled: '运单已互验', loaded: '已装车过磅', in_transit: '运输中',
    arrived: '已到达', weighed: '到厂已过磅', accepted: '已接收', treated: '已利用处置', refused: '已拒收',
    cancelled: '已作废', rejected: '联单无效',
  },
  escrow: {
    opened: '待付款', part_funded: '部分到账', funded: '已到账', over_funded: '超额到账', held: '托管中',
    releasing: '结算中', released: '已结算', part_released: '部分结算', frozen: '已冻结', in_dispute: '争议中',
    ruled: '已裁决', refunded: '已退款', expired: '已过期', closed: '已结清', '': '尚未开立',
  },
  release: { released: '已放款', disputed: '有争议', ruled: '已裁决', refused: '已拒收', waiting: '等待中' },
  payout: {
    instructed: '待发送', sent: '已发送', accepted: '银行已受理', settled: '已到账', rejected: '被拒', returned: '退票',
  },
  proposal: { open: '待复核', approved: '已通过', rejected: '已驳回' },
  dispute: { open: '待答复', ruled: '已裁决', appealed: '申诉中', ended: '已终结', withdrawn: '已撤回' },
  break: { open: '待处理', closed: '已处理' },
  agreement: { agreed: '一致', differs: '不一致', waiting: '等待' },
  flag: { open: '待核查', reviewed: '已核查' },
  case: { open: '办理中', closed: '已结案' },
  claim: { open: '处理中', accepted: '已赔付', rejected: '已拒赔' },
  grade: { green: '绿（诚信）', blue: '蓝（良好）', yellow: '黄（警示）', red: '红（不良）' },
  file: { taken: '已入账', refused: '整份拒收' },
  ready: { up: '正常', down: '不可用' },
};

export const en = {
  lot: { listed: 'Listed', awarded: 'Awarded', withdrawn: 'Withdrawn' },
  round: {
    scheduled: 'Scheduled', open: 'Open', awaiting_share: 'Awaits the regulator', opening: 'Opening',
    closing: 'Clearing', cleared: 'Published', held: 'Held',
  },
  offer: { sealed: 'Sealed', withdrawn: 'Withdrawn', opened: 'Opened', struck: 'Struck' },
  trade: { struck: 'To be signed', signed_by_both: 'Under way', completed: 'Completed', cancelled: 'Cancelled' },
  load: {
    requested: 'Number asked for', opened: 'Manifest open', waybilled: 'Waybill matched', loaded: 'Loaded, weighed',
    in_transit: 'On the way', arrived: 'Arrived', weighed: 'Weighed in', accepted: 'Accepted', treated: 'Treated',
    refused: 'Refused', cancelled: 'Cancelled', rejected: 'Number not valid',
  },
  escrow: {
    opened: 'To be funded', part_funded: 'Part funded', funded: 'Funded', over_funded: 'Over funded', held: 'Held',
    releasing: 'Being released', released: 'Released', part_released: 'Part released', frozen: 'Frozen',
    in_dispute: 'In dispute', ruled: 'Ruled', refunded: 'Refunded', expired: 'Expired', closed: 'Closed',
    '': 'Not open yet',
  },
  release: { released: 'Released', disputed: 'Disputed', ruled: 'Ruled', refused: 'Refused', waiting: 'Waiting' },
  payout: {
    instructed: 'To be sent', sent: 'Sent', accepted: 'Taken by the bank', settled: 'Settled', rejected: 'Rejected',
    returned: 'Returned',
  },
  proposal: { open: 'To be checked', approved: 'Approved', rejected: 'Rejected' },
  dispute: { open: 'To be answered', ruled: 'Ruled', appealed: 'Appealed', ended: 'Ended', withdrawn: 'Withdrawn' },
  break: { open: 'Open', closed: 'Closed' },
  agreement: { agreed: 'Agrees', differs: 'Differs', waiting: 'Waits' },
  flag: { open: 'To be reviewed', reviewed: 'Reviewed' },
  case: { open: 'Open', closed: 'Closed' },
  claim: { open: 'Open', accepted: 'Accepted', rejected: 'Rejected' },
  grade: { green: 'Green (honest)', blue: 'Blue (good)', yellow: 'Yellow (warning)', red: 'Red (bad)' },
  file: { taken: 'Booked', refused: 'Refused as a whole' },
  ready: { up: 'Up', down: 'Down' },
} satisfies typeof zh;
