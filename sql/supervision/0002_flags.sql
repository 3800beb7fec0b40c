-- Red-flag rules as dated rows, flags, cases.
CREATE TABLE IF NOT EXISTS indicator_rule (
  indicator VARCHAR(8) NOT NULL,
  valid_from DATE NOT NULL,
  name_zh VARCHAR(80) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  formula VARCHAR(300) NOT NULL,
  threshold BIGINT NOT NULL,
  threshold2 BIGINT NOT NULL,
  unit VARCHAR(40) NOT NULL,
  impact_permille BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL,
  PRIMARY KEY (indicator, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO indicator_rule (indicator, valid_from, name_zh, name_en, formula, threshold, threshold2,
    unit,
  impact_permille, source) VALUES
  ('M01', '2020-01-01', '两端过磅重量差', 'Weight delta between the scales',
      '|W_recv - W_ship| / W_ship > threshold',
   30, 0, 'permille', 300, 'shape of 40 CFR 264.72 (10 % there); 3 % by contract practice'),
  ('M03', '2020-01-01', '重量雷同', 'Copied weights',
      'loads of one plate with the same net to the kg >= threshold',
   3, 0, 'loads', 300, 'practice'),
  ('M08', '2020-01-01', '一车两单', 'Plate on two open manifests', 'open manifests of one plate > threshold',
   1, 0, 'manifests', 400, 'practice'),
  ('M09', '2020-01-01', '偏离路线', 'Off the route',
   'distance from the corridor > threshold m, or length / planned > threshold2 permille',
   2000, 1300, 'm; permille', 300, '轨迹实时监控 (Foshan plan); values are configuration'),
  ('F05', '2020-01-01', '一票多付', 'One ticket used more than once',
      'releases or uses of one ticket > threshold',
   1, 0, 'releases', 500, 'FATF trade-based money laundering: multiple invoicing'),
  ('B24', '2020-01-01', '同一控制人参与报价', 'Bids of one controller',
   'path in the ownership graph <= 2 with control >= threshold permille', 250, 2, 'permille; steps',
   500, 'Beneficial Ownership Data Standard; ProZorro RISK2-15'),
  ('B01', '2020-01-01', '单一报价', 'Single offer', 'offers for the lot = threshold in an open round', 1, 0,
      'offers',
   100, 'Cardinal R018'),
  ('F16', '2020-01-01', '来源不明入账', 'Bank credit with an unknown reference',
   'a credit whose reference names no escrow', 0, 0, 'credits', 200, 'ours: three flows'),
  ('G01', '2020-01-01', '闸口拦截', 'Turned away at a gate', 'an attempt that a gate refused', 0, 0, 'attempts',
      100,
   'ours: the refusal itself is the fact');

-- Which refusals are flags, and of which indicator.
CREATE TABLE IF NOT EXISTS gate_rule (
  problem VARCHAR(60) NOT NULL PRIMARY KEY,
  indicator VARCHAR(8) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO gate_rule (problem, indicator) VALUES
  ('plate-on-open-manifest', 'M08'), ('ticket-already-used', 'F05'),
  ('policy-not-in-force', 'G01'), ('policy-insufficient', 'G01'), ('code-outside-licence', 'G01'),
  ('licence-not-in-force', 'G01'), ('quota-exhausted', 'G01'), ('carrier-out-of-scope', 'G01'),
  ('vehicle-out-of-scope', 'G01'), ('vehicle-not-of-carrier', 'G01'), ('crew-not-qualified', 'G01'),
  ('manifest-number-other-city', 'G01'), ('manifest-number-malformed', 'G01'), ('manifest-number-used',
      'G01'),
  ('waybill-differs', 'G01'), ('enterprise-frozen', 'G01'), ('rating-below-floor', 'G01');

CREATE TABLE IF NOT EXISTS flag (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  indicator VARCHAR(8) NOT NULL,
  subject_kind VARCHAR(16) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  enterprises TEXT NOT NULL,
  facts MEDIUMTEXT NOT NULL,
  formula VARCHAR(300) NOT NULL,
  impact_permille BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  verdict VARCHAR(10) NULL,
  note VARCHAR(2000) NULL,
  reviewed_by VARCHAR(120) NULL,
  raised_at BIGINT NOT NULL,
  reviewed_at BIGINT NULL,
  UNIQUE KEY flag_once (indicator, subject_id),
  KEY flag_state (state, indicator)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS case_file (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  flags TEXT NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  title VARCHAR(200) NOT NULL,
  state VARCHAR(10) NOT NULL,
  outcome VARCHAR(2000) NULL,
  opened_by VARCHAR(120) NOT NULL,
  opened_at BIGINT NOT NULL,
  closed_at BIGINT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
