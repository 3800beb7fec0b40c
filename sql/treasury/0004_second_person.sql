-- Disputes of the parties, proposals that need a second person, revisions after a release, invoices, and the
-- bound accounts that a returned payout puts out of use.

CREATE TABLE IF NOT EXISTS dispute (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  trade_id BINARY(16) NOT NULL,
  opened_by BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  claim VARCHAR(1000) NOT NULL,
  evidence TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  answer_until BIGINT NOT NULL,
  answer VARCHAR(1000) NULL,
  answer_evidence TEXT NOT NULL,
  answered_at BIGINT NULL,
  payee_fen BIGINT NULL,
  reason VARCHAR(500) NULL,
  ruled_by VARCHAR(120) NULL,
  ruled_by_id BINARY(16) NULL,
  ruled_at BIGINT NULL,
  appeal_until BIGINT NULL,
  appealed_by BINARY(16) NULL,
  grounds VARCHAR(1000) NULL,
  appealed_at BIGINT NULL,
  ended_at BIGINT NULL,
  KEY dispute_trade (trade_id, state),
  KEY dispute_state (state, appeal_until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- content: what is done once somebody else than its maker approves.
CREATE TABLE IF NOT EXISTS proposal (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  subject_id BINARY(16) NULL,
  content TEXT NOT NULL,
  reason VARCHAR(500) NOT NULL,
  state VARCHAR(10) NOT NULL,
  maker_id BINARY(16) NOT NULL,
  maker VARCHAR(120) NOT NULL,
  made_at BIGINT NOT NULL,
  checker VARCHAR(120) NULL,
  checked_at BIGINT NULL,
  note VARCHAR(500) NULL,
  KEY proposal_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS escrow_revision (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  load_id BINARY(16) NOT NULL,
  kilograms_before BIGINT NOT NULL,
  kilograms_after BIGINT NOT NULL,
  difference_fen BIGINT NOT NULL,
  document VARCHAR(200) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  revised_by VARCHAR(120) NOT NULL,
  revised_at BIGINT NOT NULL,
  UNIQUE KEY one_revision_a_document (load_id, document),
  KEY escrow_revision_trade (trade_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Rates in hundredths of a percent, by who owns what the treatment produces.
CREATE TABLE IF NOT EXISTS vat_rule (
  product VARCHAR(10) NOT NULL,
  valid_from DATE NOT NULL,
  rate BIGINT NOT NULL,
  legal_basis VARCHAR(300) NOT NULL,
  PRIMARY KEY (product, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO vat_rule (product, valid_from, rate, legal_basis) VALUES
  ('none', '2020-05-01', 600, '国家税务总局公告2020年第9号第二条第（一）项：未产生货物，专业技术服务'),
  ('consignor', '2020-05-01', 1300, '国家税务总局公告2020年第9号第二条第（二）项：货物归属委托方，加工劳务'),
  ('processor', '2020-05-01', 600, '国家税务总局公告2020年第9号第二条第（三）项：货物归属受托方，专业技术服务');

CREATE TABLE IF NOT EXISTS invoice (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  issuer_id BINARY(16) NOT NULL,
  number VARCHAR(40) NOT NULL,
  product VARCHAR(10) NOT NULL,
  rate BIGINT NOT NULL,
  legal_basis VARCHAR(300) NOT NULL,
  gross_fen BIGINT NOT NULL,
  tax_fen BIGINT NOT NULL,
  issued_on DATE NOT NULL,
  recorded_by VARCHAR(120) NOT NULL,
  recorded_at BIGINT NOT NULL,
  UNIQUE KEY one_invoice_a_number (issuer_id, number),
  KEY invoice_trade (trade_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

ALTER TABLE payee ADD COLUMN IF NOT EXISTS suspended TINYINT NOT NULL DEFAULT 0;

ALTER TABLE bank_break ADD COLUMN IF NOT EXISTS claimed_by VARCHAR(120) NULL;

ALTER TABLE bank_break ADD COLUMN IF NOT EXISTS claimed_at BIGINT NULL;

INSERT IGNORE INTO treasury_rule (name, valid_from, value, source) VALUES
  ('dispute-answer-days', '2020-01-01', 5, 'Platform setting: the other side answers within 5 days'),
  ('dispute-appeal-days', '2020-01-01', 5,
   'Platform setting: a ruling is final after 5 days without an appeal'),
  ('ruling-check-fen', '2020-01-01', 100000000,
   'Platform setting: a ruling over 1 million yuan needs two people'),
  ('payout-check-fen', '2020-01-01', 500000000,
   'Platform setting: payouts over 5 million yuan in one file need two people');
