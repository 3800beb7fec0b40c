-- The whole life of an escrow: its states, each step it took, freezes, and who may own which account.

ALTER TABLE escrow MODIFY state VARCHAR(16) NOT NULL;

ALTER TABLE escrow ADD COLUMN IF NOT EXISTS state_before VARCHAR(16) NOT NULL DEFAULT 'opened';

ALTER TABLE escrow ADD COLUMN IF NOT EXISTS freeze_reason VARCHAR(500) NULL;

ALTER TABLE escrow ADD COLUMN IF NOT EXISTS refused_kilograms BIGINT NOT NULL DEFAULT 0;

ALTER TABLE escrow ADD COLUMN IF NOT EXISTS fee_vat_rate BIGINT NOT NULL DEFAULT 0;

ALTER TABLE escrow_release ADD COLUMN IF NOT EXISTS disputed_fen BIGINT NOT NULL DEFAULT 0;

UPDATE escrow SET state = 'in_dispute' WHERE state = 'disputed';

-- Each step of an escrow, in order; before and after are states of settlement/escrow/state.hpp.
CREATE TABLE IF NOT EXISTS escrow_step (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  step VARCHAR(16) NOT NULL,
  state_before VARCHAR(16) NOT NULL,
  state_after VARCHAR(16) NOT NULL,
  taken_by VARCHAR(120) NOT NULL,
  taken_at BIGINT NOT NULL,
  KEY escrow_step_trade (trade_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- JSON list as registry says it: producer, processor, carrier … Enterprises heard of earlier get the kinds of
-- the part they had in a trade.
ALTER TABLE seen_enterprise ADD COLUMN IF NOT EXISTS kinds TEXT NULL;

UPDATE seen_enterprise SET kinds = '["producer"]'
  WHERE kinds IS NULL AND id IN (SELECT producer_id FROM escrow);

UPDATE seen_enterprise SET kinds = '["processor"]'
  WHERE kinds IS NULL AND id IN (SELECT processor_id FROM escrow);

UPDATE seen_enterprise SET kinds = '["carrier"]'
  WHERE kinds IS NULL AND id IN (SELECT carrier_id FROM escrow);

UPDATE seen_enterprise SET kinds = '[]' WHERE kinds IS NULL;

ALTER TABLE seen_enterprise MODIFY kinds TEXT NOT NULL;

-- The tax inside the platform's fee: hundredths of a percent, with its legal basis; 0: none is set aside.
ALTER TABLE fee ADD COLUMN IF NOT EXISTS vat_rate BIGINT NOT NULL DEFAULT 0;

ALTER TABLE fee ADD COLUMN IF NOT EXISTS vat_basis VARCHAR(300) NULL;

-- Dated settings of the treasury: the newest row that is valid on the day counts.
CREATE TABLE IF NOT EXISTS treasury_rule (
  name VARCHAR(40) NOT NULL,
  valid_from DATE NOT NULL,
  value BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL,
  PRIMARY KEY (name, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO treasury_rule (name, valid_from, value, source) VALUES
  ('funding-days', '2020-01-01', 14,
   'Contract templates of 易废网: first payment within 10 working days of signing; in calendar days'),
  ('withdrawable-days', '2020-01-01', 0,
   'Platform setting: T+0; 1 where the custodian bank lets money go on the next day only (T+1)');

-- What the contract of a trade says beyond price × kilograms; id: the trade's. Rates in hundredths of a
-- percent. The figures that templates in use have stand in contract_term_usage, for who fills this in.
CREATE TABLE IF NOT EXISTS escrow_terms (
  id BINARY(16) NOT NULL PRIMARY KEY,
  terms TEXT NOT NULL,
  basis VARCHAR(500) NOT NULL,
  recorded_by VARCHAR(120) NOT NULL,
  recorded_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS contract_term_usage (
  name VARCHAR(40) NOT NULL,
  valid_from DATE NOT NULL,
  value BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL,
  PRIMARY KEY (name, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO contract_term_usage (name, valid_from, value, source) VALUES
  ('round_up_to', '2014-01-01', 1000, '易废网 contract templates: under 1 t billed as 1 t, and so on'),
  ('least_take', '2014-01-01', 9000,
   '易废网 contract templates: less than 90 % of the contract is billed as 90 %'),
  ('late_fee_per_day', '2014-01-01', 10, '易废网 contract templates: 0.1 % a day of the amount due'),
  ('days_to_pay', '2014-01-01', 5, '易废网 contract templates: small clients within 5 working days of signing');

ALTER TABLE escrow_leg ADD COLUMN IF NOT EXISTS late_fee_fen BIGINT NOT NULL DEFAULT 0;

ALTER TABLE escrow_leg ADD COLUMN IF NOT EXISTS accrued_to DATE NULL;

ALTER TABLE escrow_release ADD COLUMN IF NOT EXISTS billed_kilograms BIGINT NOT NULL DEFAULT 0;

UPDATE escrow_release SET billed_kilograms = settlement_kilograms WHERE billed_kilograms = 0;
