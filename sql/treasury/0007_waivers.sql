-- Who may let a load through whose numbers are further apart than the tolerance, and how far: dated rows; the
-- newest date of a check counts, with all its rows. A check without a row can't be waived.
CREATE TABLE IF NOT EXISTS tolerance_waiver (
  check_name VARCHAR(20) NOT NULL,
  role VARCHAR(20) NOT NULL,
  valid_from DATE NOT NULL,
  times_tolerance BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL,
  PRIMARY KEY (check_name, role, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO tolerance_waiver (check_name, role, valid_from, times_tolerance, source) VALUES
  ('weighings', 'regulator', '2020-01-01', 3,
   'Platform setting: above 0.3 % a metrology body decides (易废网 templates), near it the regulator may'),
  ('manifest', 'regulator', '2020-01-01', 2, 'Platform setting: no national figure found'),
  ('waybill', 'regulator', '2020-01-01', 2, 'Platform setting: no national figure found'),
  ('waybill', 'operator', '2020-01-01', 2, 'Platform setting: a clerk''s slip in a waybill');

CREATE TABLE IF NOT EXISTS escrow_waiver (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  load_id BINARY(16) NOT NULL,
  check_name VARCHAR(20) NOT NULL,
  role VARCHAR(20) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  waived_by VARCHAR(120) NOT NULL,
  waived_at BIGINT NOT NULL,
  UNIQUE KEY one_waiver_a_check (load_id, check_name),
  KEY escrow_waiver_trade (trade_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO contract_term_usage (name, valid_from, value, source) VALUES
  ('prepayment', '2014-01-01', 1000, '易废网 contract templates: 10 % prepaid'),
  ('prepayment_days', '2014-01-01', 14, '易废网 contract templates: within 10 working days of signing'),
  ('refusals_to_end', '2014-01-01', 2, '易废网 contract templates: refused twice, the receiver may end it');
