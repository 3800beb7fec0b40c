-- Formulas, sources and definitions in both languages. The English text keeps its words; the Chinese says the
-- same rule in the terms of 危险废物转移管理办法 and the city's plan. A row of a site's own has its one text in
-- both columns until somebody gives it the other.
ALTER TABLE indicator_rule CHANGE COLUMN IF EXISTS formula formula_en VARCHAR(300) NOT NULL;
ALTER TABLE indicator_rule CHANGE COLUMN IF EXISTS source source_en VARCHAR(300) NOT NULL;
ALTER TABLE indicator_rule ADD COLUMN IF NOT EXISTS formula_zh VARCHAR(300) NOT NULL DEFAULT '' AFTER name_en;
ALTER TABLE indicator_rule ADD COLUMN IF NOT EXISTS source_zh VARCHAR(300) NOT NULL DEFAULT ''
  AFTER impact_permille;

UPDATE indicator_rule SET formula_zh = '|接受地净重 − 移出地净重| ÷ 移出地净重 > 阈值',
  source_zh = '参照美国 40 CFR 264.72（该处为 10 %）；3 % 依合同惯例'
WHERE indicator = 'M01' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '同一车牌净重相同（精确到千克）的车次 ≥ 阈值', source_zh = '行业惯例'
WHERE indicator = 'M03' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '同一车牌未完结的联单数 > 阈值', source_zh = '行业惯例'
WHERE indicator = 'M08' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '距路线走廊的距离 > 阈值（米），或实际里程 ÷ 计划里程 > 第二阈值（‰）',
  source_zh = '轨迹实时监控（佛山市实施方案）；数值为配置',
  source_en = 'real-time monitoring of tracks (Foshan plan); values are configuration'
WHERE indicator = 'M09' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '同一磅单的放款或使用次数 > 阈值',
  source_zh = '金融行动特别工作组（FATF）贸易洗钱：重复开票'
WHERE indicator = 'F05' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '股权关系图中的路径 ≤ 2，且控制比例 ≥ 阈值（‰）',
  source_zh = '受益所有权数据标准（BODS）；ProZorro RISK2-15'
WHERE indicator = 'B24' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '公开轮次中该批次的报价数 = 阈值', source_zh = 'Cardinal R018'
WHERE indicator = 'B01' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '入账所附编号不对应任何托管', source_zh = '本平台：三流合一'
WHERE indicator = 'F16' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '被闸口拦截的操作', source_zh = '本平台：拦截本身即为事实'
WHERE indicator = 'G01' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = '许可证单项一年内（已用 + 已预留）÷ 核准 > 阈值',
  source_zh = '参照法国 Vigiedéchets 的年度核查；限值为许可证核准的千克数'
WHERE indicator = 'L03' AND valid_from = '2020-01-01';
UPDATE indicator_rule SET formula_zh = formula_en WHERE formula_zh = '';
UPDATE indicator_rule SET source_zh = source_en WHERE source_zh = '';

-- A flag keeps the formula that was in force when it was raised: those raised before get its other language.
ALTER TABLE flag CHANGE COLUMN IF EXISTS formula formula_en VARCHAR(300) NOT NULL;
ALTER TABLE flag ADD COLUMN IF NOT EXISTS formula_zh VARCHAR(300) NOT NULL DEFAULT '' AFTER facts;
UPDATE flag JOIN indicator_rule ON indicator_rule.indicator = flag.indicator
  AND indicator_rule.formula_en = flag.formula_en
SET flag.formula_zh = indicator_rule.formula_zh
WHERE flag.formula_zh = '';
UPDATE flag SET formula_zh = formula_en WHERE formula_zh = '';

ALTER TABLE figure_definition CHANGE COLUMN IF EXISTS unit unit_zh VARCHAR(12) NOT NULL;
ALTER TABLE figure_definition CHANGE COLUMN IF EXISTS value_2020 value_2020_zh VARCHAR(20) NOT NULL;
ALTER TABLE figure_definition CHANGE COLUMN IF EXISTS goal_2023 goal_2023_zh VARCHAR(60) NOT NULL;
ALTER TABLE figure_definition CHANGE COLUMN IF EXISTS definition definition_en VARCHAR(700) NOT NULL;
ALTER TABLE figure_definition CHANGE COLUMN IF EXISTS source source_zh VARCHAR(200) NOT NULL;
ALTER TABLE figure_definition ADD COLUMN IF NOT EXISTS unit_en VARCHAR(20) NOT NULL DEFAULT '' AFTER unit_zh;
ALTER TABLE figure_definition ADD COLUMN IF NOT EXISTS value_2020_en VARCHAR(40) NOT NULL DEFAULT ''
  AFTER value_2020_zh;
ALTER TABLE figure_definition ADD COLUMN IF NOT EXISTS goal_2023_en VARCHAR(200) NOT NULL DEFAULT ''
  AFTER goal_2023_zh;
ALTER TABLE figure_definition ADD COLUMN IF NOT EXISTS definition_zh VARCHAR(700) NOT NULL DEFAULT ''
  AFTER goal_2023_en;
ALTER TABLE figure_definition ADD COLUMN IF NOT EXISTS source_en VARCHAR(300) NOT NULL DEFAULT '';

UPDATE figure_definition SET unit_en = unit_zh, value_2020_en = value_2020_zh, goal_2023_en = goal_2023_zh,
  source_en = 'Foshan’s implementation plan for the “zero-waste city” pilot (draft for public comment), annex'
WHERE source_en = '';
UPDATE figure_definition SET unit_en = '10,000 t' WHERE unit_zh = '万吨';
UPDATE figure_definition SET value_2020_en = 'not counted' WHERE value_2020_zh = '未统计';
UPDATE figure_definition SET
  goal_2023_en = CONCAT('60 % or more of the city’s generators served by the collection, storage and ',
    'transport network')
WHERE number = 51;
UPDATE figure_definition SET definition_zh =
  CONCAT('当年以 R* 方式接收的千克数（不含 HW01）÷（当年开始贮存且未撤回批次的千克数 + 前者中来自往年开始贮存批次的千克数）。',
    '产生量以在平台挂牌的数量计。')
WHERE number = 18;
UPDATE figure_definition SET definition_zh =
  '在当日有效的综合经营许可证中，4406 市单位的 R* 和 D* 单项每年核准千克数之和；不计收集单位'
WHERE number = 32;
UPDATE figure_definition SET definition_zh = '当日有信用等级的产废单位、经营单位和运输单位 ÷ 已登记的上述单位'
WHERE number = 44;
UPDATE figure_definition SET definition_zh = '当日环境污染责任保险在有效期内的持证单位 ÷ 许可证有效的单位'
WHERE number = 45;
UPDATE figure_definition SET definition_zh = '当年有车次由收集许可证有效的单位接收的产废单位 ÷ 已登记的产废单位'
WHERE number = 51;
UPDATE figure_definition SET definition_zh = definition_en WHERE definition_zh = '';
