// Lots, loads and papers as a producer sees them.
export const zh = {
  lotsTitle: '批次', lotsTeach: '挂牌后的批次会出现在这里。', mine: '只看本单位', newLot: '挂牌一批废物', open: '未成交（吨）', reserve: '保留价',
  stored: '贮存起始', storageClock: '贮存时钟', storedFor: (d: number) => `已贮存 ${d} 天，一年期限还剩 ${365 - d} 天`, storageOver: (d: number) => `已贮存 ${d} 天，超过一年`,
  overdue: '贮存超期', endsSoon: '贮存将满一年', form: '形态', packaging: '包装', dgClass: '危险货物类别', un: 'UN 编号', divisible: '可分割',
  leastPart: '最小分割量（吨）', carrier: '承运单位', windowFrom: '可转移起', windowTo: '可转移止', assay: '成分', round: '指定轮次', site: '所在地',
  findWaste: '废物名称、行业或代码', findHint: '例如：铝灰渣、废矿物油、321-026-48', repeat: '沿用以前的批次', repeatHint: '选一批，除重量和日期外全部带入', weight: '重量（吨）',
  reserveHint: '每吨最多愿付多少；有价废物填负数（最少收多少）', priceSide: '元/吨', moreFields: '成分和分割（选填）',
  chlorine: '氯（mg/kg）', fluorine: '氟（mg/kg）', sulphur: '硫（mg/kg）', metals: '重金属（mg/kg）', heat: '热值（kJ/kg）', moisture: '含水率（‰）', flash: '闪点（℃）',
  listNow: '挂牌', listed: '已挂牌', withdraw: '撤回批次', withdrawAsk: '撤回后不再参加轮次，可重新挂牌。', why: '为什么是这个结果', whyTeach: '轮次公布结果后，可在这里查看原因。',
  anyRound: '最近一轮', method: '利用处置方式', sheet: '导入成分检测表（CSV）', sheetBad: '没有识别到任何成分，请检查第一列名称和第二列数值', sheetGood: (n: number) => `已导入 ${n} 项成分`,
  noCarriers: '没有登记的承运单位', repeatNone: '还没有以前的批次', rounds: '所在轮次',
};

export const en = {
  lotsTitle: 'Lots', lotsTeach: 'Lots appear here when they are listed.', mine: 'Only ours', newLot: 'List a lot',
  open: 'Open (t)', reserve: 'Reserve price', stored: 'Stored since', storageClock: 'Storage clock',
  storedFor: (d: number) => `Stored ${d} days; ${365 - d} days of the year are left`,
  storageOver: (d: number) => `Stored ${d} days: over a year`, overdue: 'Storage overdue', endsSoon: 'Storage ends soon',
  form: 'Form', packaging: 'Packaging', dgClass: 'Dangerous-goods class', un: 'UN number', divisible: 'Divisible',
  leastPart: 'Least part (t)', carrier: 'Carrier', windowFrom: 'From', windowTo: 'Until', assay: 'Composition',
  round: 'Only in round', site: 'Site', findWaste: 'Waste name, industry or code',
  findHint: 'e.g. 铝灰渣, 废矿物油, 321-026-48', repeat: 'Repeat an earlier lot', repeatHint: 'Takes everything but weight and dates',
  weight: 'Weight (t)', reserveHint: 'The most you would pay a tonne; negative for waste with value (the least you would take)',
  priceSide: 'CNY/t', moreFields: 'Composition and parts (optional)', chlorine: 'Chlorine (mg/kg)', fluorine: 'Fluorine (mg/kg)',
  sulphur: 'Sulphur (mg/kg)', metals: 'Heavy metals (mg/kg)', heat: 'Heat value (kJ/kg)', moisture: 'Moisture (‰)',
  flash: 'Flash point (°C)', listNow: 'List', listed: 'Listed', withdraw: 'Withdraw', withdrawAsk: 'It leaves the rounds and can be listed again.',
  why: 'Why this came out', whyTeach: 'The reasons appear when a round is published.', anyRound: 'Latest round', method: 'Method',
  sheet: 'Import an assay sheet (CSV)', sheetBad: 'No component was recognised: names in the first column, figures in the second',
  sheetGood: (n: number) => `${n} components taken`, noCarriers: 'No carrier is registered', repeatNone: 'No earlier lots', rounds: 'Round',
} satisfies typeof zh;
