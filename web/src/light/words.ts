// Words of the light entry.
import { language } from '../i18n/language';
import * as states from '../i18n/words/states';
import * as terms from '../i18n/words/terms';

const zh = {
  product: '合流 Heliu', signIn: '登录', login: '登录名', password: '密码', signOut: '退出', other: 'English', loads: '我的车次', all: '全部',
  none: '现在没有您的车次。', open: '打开', back: '返回', depart: '发车', arrive: '到达', weigh: '登记磅单', gross: '毛重（千克）', tare: '皮重（千克）',
  ticket: '磅单号', scale: '秤号', send: '提交', queued: '没有网络，已保存在本机，联网后自动提交', waiting: (n: number) => `待提交 ${n} 项`, sent: '已提交', refused: '被退回',
  drop: '删除', retry: '重试', manifest: '联单编号', plate: '车牌', code: '废物代码', mass: '重量', from: '移出单位', to: '接受单位', carrier: '运输单位', state: '状态', planned: '计划发车',
  sure: '再点一次确认', check: '路检查验', number: '联单编号（14 位）', look: '查验', notFound: '没有这张联单，或您无权查看。请核对编号。', found: '联单有效', waybill: '运单号', un: 'UN 编号 / 类别',
  deviated: '偏离路线', checkHint: '扫描联单二维码，或输入编号。须以监管或有关单位身份登录。', print: '打印', page: '页', noAnswer: '没有收到回答，请检查网络', sheet: '危险废物转移联单', part1: '第一部分 移出信息', part2: '第二部分 运输信息', part3: '第三部分 接受信息',
  uscc: '统一社会信用代码', address: '地址', waste: '废物', form: '形态', hazard: '危险特性', packages: '包装件数', tonnes: '移出量（吨）', departed: '实际发车', arrived: '到达时间', method: '利用处置方式', accepted: '接受量（吨）', refusedMass: '拒收（吨）', decided: '接受时间', reason: '原因', sign: '签字', printed: '打印时间（北京时间）', driver: '驾驶员签字', escort: '押运员签字',
  origin: '移出地净重', destination: '接受地净重', label: '危险废物', name: '废物名称', category: '废物类别', unit: '产生单位', since: '产生（贮存起始）日期', weight: '废物重量', notes: '注意事项', digital: '数字识别码', contact: '联系人和联系方式', harmful: '有害成分', remark: '备注', scan: '扫码查看批次',
  statement: '账户明细', period: '期间', opening: '期初余额', inflow: '收入', outflow: '支出', closing: '期末余额', time: '时间', movement: '类型', amount: '金额（元）', balance: '余额（元）', about: '关联', dayReport: '日终结账报告', bank: '银行对账单期末', ledger: '账上余额', difference: '差额', custody: '银行存管账户', available: '可用', escrow: '托管', fee: '平台服务费', suspense: '挂账', flight: '付款在途', closedBy: '结账人', closedAt: '结账时间', breaks: '未处理差异', noBreaks: '无', signatures: '签名', unsigned: '尚未签署',
  caseFile: '案卷', opened: '立案', openedBy: '立案人', outcome: '处理结果', flag: '线索', formula: '公式', facts: '事实', verdict: '结论', total: '合计', signInFirst: '请先登录', queueTitle: '本机待提交',
};

const en = {
  product: 'Heliu 合流', signIn: 'Sign in', login: 'Sign-in name', password: 'Password', signOut: 'Sign out', other: '中文', loads: 'My loads', all: 'All',
  none: 'No loads of yours now.', open: 'Open', back: 'Back', depart: 'Depart', arrive: 'Arrive', weigh: 'Record weighing', gross: 'Gross (kg)', tare: 'Tare (kg)',
  ticket: 'Ticket', scale: 'Scale', send: 'Send', queued: 'No network: kept on this phone, sent by itself later', waiting: (n: number) => `${n} waiting to be sent`, sent: 'Sent', refused: 'Refused',
  drop: 'Remove', retry: 'Retry', manifest: 'Manifest', plate: 'Plate', code: 'Waste code', mass: 'Mass', from: 'From', to: 'To', carrier: 'Carrier', state: 'State', planned: 'Planned',
  sure: 'Press again to confirm', check: 'Roadside check', number: 'Manifest number (14 digits)', look: 'Check', notFound: 'No such manifest, or none that you may see.', found: 'The manifest is valid', waybill: 'Waybill', un: 'UN number / class',
  deviated: 'Off the route', checkHint: 'Scan the code on the manifest, or type its number. Sign in as an office or a party.', print: 'Print', page: 'page', noAnswer: 'No answer came: is there a network?', sheet: 'Hazardous-waste transfer manifest', part1: 'Part 1 Origin', part2: 'Part 2 Transport', part3: 'Part 3 Receipt',
  uscc: 'Credit code', address: 'Address', waste: 'Waste', form: 'Form', hazard: 'Hazards', packages: 'Packages', tonnes: 'Shipped (t)', departed: 'Departed', arrived: 'Arrived', method: 'Method', accepted: 'Accepted (t)', refusedMass: 'Refused (t)', decided: 'Accepted at', reason: 'Reason', sign: 'Signature', printed: 'Printed (Beijing time)', driver: 'Driver', escort: 'Escort',
  origin: 'Net at origin', destination: 'Net at destination', label: 'Hazardous waste', name: 'Name', category: 'Category', unit: 'Producer', since: 'Stored since', weight: 'Weight', notes: 'Precautions', digital: 'Digital id', contact: 'Contact', harmful: 'Harmful components', remark: 'Remark', scan: 'Scan for the lot',
  statement: 'Statement', period: 'Period', opening: 'Opening', inflow: 'In', outflow: 'Out', closing: 'Closing', time: 'Time', movement: 'Movement', amount: 'Amount (CNY)', balance: 'Balance (CNY)', about: 'About', dayReport: 'Day close', bank: 'Bank closing', ledger: 'Ledger', difference: 'Difference', custody: 'Custody', available: 'Available', escrow: 'Escrows', fee: 'Fee', suspense: 'Suspense', flight: 'In flight', closedBy: 'Closed by', closedAt: 'Closed at', breaks: 'Open breaks', noBreaks: 'None', signatures: 'Signatures', unsigned: 'Not signed yet',
  caseFile: 'Case file', opened: 'Opened', openedBy: 'Opened by', outcome: 'Outcome', flag: 'Flag', formula: 'Formula', facts: 'Facts', verdict: 'Verdict', total: 'Total', signInFirst: 'Please sign in', queueTitle: 'Waiting on this phone',
} satisfies typeof zh;

export const words = () => (language.get() === 'zh' ? zh : en);
export const stateWords = () => (language.get() === 'zh' ? states.zh : states.en);
export const termWords = () => (language.get() === 'zh' ? terms.zh : terms.en);
