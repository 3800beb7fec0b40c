-- The city's indicators that the platform computes, each with its definition. Names, units, 2020 values and
-- 2023 goals: 佛山市“无废城市”建设试点实施方案（公开征求意见稿）附件. It gives no formulas: definitions are ours.
CREATE TABLE IF NOT EXISTS figure_definition (
  number BIGINT NOT NULL PRIMARY KEY,
  name_zh VARCHAR(120) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  unit VARCHAR(12) NOT NULL,
  scale BIGINT NOT NULL,
  decimals BIGINT NOT NULL,
  value_2020 VARCHAR(20) NOT NULL,
  goal_2023 VARCHAR(60) NOT NULL,
  definition VARCHAR(700) NOT NULL,
  source VARCHAR(200) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- scale: what the fraction is multiplied by for its unit. Where the denominator is a unit (10^7 kg = 万吨)
-- it is constant and the scale is 1.
INSERT IGNORE INTO figure_definition (number, name_zh, name_en, unit, scale, decimals, value_2020, goal_2023,
  definition, source) VALUES
  (18, '工业危险废物综合利用率', 'Use rate of industrial hazardous waste', '%', 100, 2, '51.66', '60',
   CONCAT('kg accepted in the year with a method R*, without HW01 / (kg of lots stored since that ',
     'year and not withdrawn + kg of the former from lots stored since an earlier year). ',
     'Generated is taken as offered on the platform.'),
   '佛山市“无废城市”建设试点实施方案（公开征求意见稿）附件'),
  (32, '工业危险废物安全处置能力', 'Capacity of use and disposal', '万吨', 1, 4, '40.66', '100',
   CONCAT('sum of approved kg a year of R* and D* items of comprehensive licences valid on the day, ',
     'of enterprises in city 4406; collectors not counted'),
   '佛山市“无废城市”建设试点实施方案（公开征求意见稿）附件'),
  (44, '纳入企业环境信用评价范围的固体废物相关企业数量占比', 'Share of waste enterprises with a credit rating', '%', 100, 2,
   '未统计', '20', 'producers, processors and carriers with a grade on the day / those registered',
   '佛山市“无废城市”建设试点实施方案（公开征求意见稿）附件'),
  (45, '危险废物经营单位环境污染责任保险覆盖率', 'Share of licence holders with pollution liability insurance', '%', 100, 2,
   '未统计', '100', 'licence holders with an EPL policy in force on the day / enterprises with a valid licence',
   '佛山市“无废城市”建设试点实施方案（公开征求意见稿）附件'),
  (51, '搭建小微企业危险废物收贮运网络体系', 'Generators served by the collection network', '%', 100, 2, '-',
   '全市60%以上产废单位通过收贮运网络收集',
   CONCAT('generators with a load accepted in the year by a holder of a valid collection licence / ',
     'registered generators'),
   '佛山市“无废城市”建设试点实施方案（公开征求意见稿）附件');
