-- The rating method as dated rows with their sources. A row marked "platform's reading" is our own choice
-- where the published method leaves a gap; the regulator replaces it by a later row.
CREATE TABLE IF NOT EXISTS rating_item (
  item VARCHAR(40) NOT NULL,
  valid_from DATE NOT NULL,
  name_zh VARCHAR(80) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  weight_permille BIGINT NOT NULL,
  source VARCHAR(500) NOT NULL,
  PRIMARY KEY (item, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO rating_item (item, valid_from, name_zh, name_en, weight_permille, source) VALUES
  ('emission_compliance', '2014-03-01', '达标排放', 'Emission compliance', 150,
      '环发〔2013〕150号 (weight as published for Guangdong)'),
  ('penalties', '2014-03-01', '行政处罚与行政命令', 'Penalties and orders', 150,
      '环发〔2013〕150号 (weight as published for Guangdong)'),
  ('risk_management', '2014-03-01', '环境风险管理', 'Environmental risk management', 100,
      '环发〔2013〕150号: full marks need plan, drills and the compulsory insurance'),
  ('general_solid_waste', '2014-03-01', '一般固体废物', 'General solid waste', 50, '环发〔2013〕150号'),
  ('hazardous_waste_management', '2014-03-01', '危险废物规范化管理', 'Standard hazardous-waste management', 50,
      '环发〔2013〕150号: 达标 80-100, 基本达标 50-79, 不达标 0-49'),
  ('noise', '2014-03-01', '噪声污染防治', 'Noise', 40, '环发〔2013〕150号'),
  ('siting', '2014-03-01', '选址布局', 'Siting', 20, '环发〔2013〕150号');

CREATE TABLE IF NOT EXISTS grade_rule (
  grade VARCHAR(8) NOT NULL,
  valid_from DATE NOT NULL,
  floor_permille BIGINT NOT NULL,
  source VARCHAR(500) NOT NULL,
  PRIMARY KEY (grade, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO grade_rule (grade, valid_from, floor_permille, source) VALUES
  ('green', '2014-03-01', 800,
      'platform''s reading: grade cut-offs not found; limit of the top band of the national item scores'),
  ('blue', '2014-03-01', 500,
      'platform''s reading: grade cut-offs not found; limit of the middle band of the national item scores'),
  ('yellow', '2014-03-01', 0, 'platform''s reading: below the middle band; red is by veto or accident only');

CREATE TABLE IF NOT EXISTS fact_rule (
  fact VARCHAR(40) NOT NULL,
  item VARCHAR(40) NOT NULL,
  effect VARCHAR(8) NOT NULL,
  valid_from DATE NOT NULL,
  points BIGINT NOT NULL,
  source VARCHAR(500) NOT NULL,
  PRIMARY KEY (fact, item, effect, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The platform sees part of an item only, so its facts alone reach the middle band at most (79).
INSERT IGNORE INTO fact_rule (fact, item, effect, valid_from, points, source) VALUES
  ('cover_in_force', 'risk_management', 'BASE', '2014-03-01', 79,
      'platform''s reading: insurance is proven, plan and drills are not'),
  ('cover_lapsed', 'risk_management', 'BASE', '2014-03-01', 49,
      'platform''s reading: a compulsory policy is missing, lowest band'),
  ('cover_lapsed', 'risk_management', 'CAP', '2014-03-01', 79,
      '环发〔2013〕150号: full marks only with the compulsory insurance'),
  ('load_in_order', 'hazardous_waste_management', 'BASE', '2014-03-01', 79,
      'platform''s reading: moves in order are seen, the other duties are not'),
  ('flag_violation', 'hazardous_waste_management', 'BASE', '2014-03-01', 79, 'platform''s reading'),
  ('flag_violation', 'hazardous_waste_management', 'DEDUCT', '2014-03-01', 30,
      'platform''s reading: one band for a flag reviewed as a violation'),
  ('wrong_content', 'hazardous_waste_management', 'BASE', '2014-03-01', 79, 'platform''s reading'),
  ('wrong_content', 'hazardous_waste_management', 'DEDUCT', '2014-03-01', 10,
      'platform''s reading: a load refused because its content was not as declared'),
  ('late_acceptance', 'hazardous_waste_management', 'BASE', '2014-03-01', 79, 'platform''s reading'),
  ('late_acceptance', 'hazardous_waste_management', 'DEDUCT', '2014-03-01', 5,
      'platform''s reading: a load accepted later than the working days allowed');

CREATE TABLE IF NOT EXISTS rating_rule (
  name VARCHAR(40) NOT NULL,
  valid_from DATE NOT NULL,
  amount BIGINT NOT NULL,
  source VARCHAR(500) NOT NULL,
  PRIMARY KEY (name, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO rating_rule (name, valid_from, amount, source) VALUES
  ('window_days', '2014-03-01', 365, 'platform''s reading of the yearly period'),
  ('acceptance_working_days', '2022-01-01', 5,
      '危险废物转移管理办法, as remembered in the fact base; not confirmed in the text');

-- Words in a refusal's reason that say the content was not as declared.
CREATE TABLE IF NOT EXISTS refusal_word (
  word VARCHAR(40) NOT NULL PRIMARY KEY,
  source VARCHAR(500) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO refusal_word (word, source) VALUES
  ('成分', 'platform''s reading'), ('不符', 'platform''s reading'), ('超标', 'platform''s reading'),
  ('混入', 'platform''s reading'), ('content', 'platform''s reading'), ('assay', 'platform''s reading'),
  ('mixed', 'platform''s reading'), ('wrong waste', 'platform''s reading');

CREATE TABLE IF NOT EXISTS veto_kind (
  kind VARCHAR(40) NOT NULL,
  valid_from DATE NOT NULL,
  name_zh VARCHAR(120) NOT NULL,
  name_en VARCHAR(160) NOT NULL,
  source VARCHAR(500) NOT NULL,
  PRIMARY KEY (kind, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO veto_kind (kind, valid_from, name_zh, name_en, source) VALUES
  ('illegal_dumping', '2014-03-01', '非法排放、倾倒、处置危险废物', 'Dumping or illegal disposal of hazardous waste',
      'published veto items (Guangdong 2015)'),
  ('unlicensed_receiver', '2014-03-01', '将危险废物交给无证或超范围单位',
      'Giving hazardous waste to an unlicensed or out-of-scope party',
      'published veto items (Guangdong 2015)'),
  ('environmental_crime', '2014-03-01', '环境犯罪', 'Environmental crime',
      'published veto items (Guangdong 2015)'),
  ('major_accident', '2014-03-01', '重大及以上环境事件', 'A major or graver accident',
      'published veto items (Guangdong 2015)');
