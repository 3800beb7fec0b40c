-- What the feeds said about each trade, and the joined record with its checks.
CREATE TABLE IF NOT EXISTS fact (
  feed VARCHAR(20) NOT NULL,
  position BIGINT NOT NULL,
  type VARCHAR(40) NOT NULL,
  subject BINARY(16) NOT NULL,
  trade_id BINARY(16) NULL,
  load_id BINARY(16) NULL,
  said_at BIGINT NOT NULL,
  data MEDIUMTEXT NOT NULL,
  PRIMARY KEY (feed, position),
  KEY fact_of_trade (trade_id),
  KEY fact_of_subject (subject)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id is the trade. struck_at 0: facts came in before the trade itself did.
CREATE TABLE IF NOT EXISTS record (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  lot_id BINARY(16) NOT NULL,
  offer_id BINARY(16) NOT NULL,
  code VARCHAR(16) NOT NULL,
  kilograms BIGINT NOT NULL,
  state VARCHAR(8) NOT NULL,
  checks MEDIUMTEXT NOT NULL,
  struck_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  KEY record_of_producer (producer_id),
  KEY record_of_processor (processor_id),
  KEY record_of_carrier (carrier_id),
  KEY record_of_lot (lot_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS record_rule (
  name VARCHAR(40) NOT NULL,
  valid_from DATE NOT NULL,
  amount BIGINT NOT NULL,
  source VARCHAR(500) NOT NULL,
  PRIMARY KEY (name, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO record_rule (name, valid_from, amount, source) VALUES
  ('scale_tolerance_permille', '2014-01-01', 3,
   'real hazardous-waste contracts (Jiangsu, 2014-2018): 0.3 % of the loaded vehicle');

-- Credits to enterprises in the order treasury gave them, and what was paid out: payouts name no trade.
CREATE TABLE IF NOT EXISTS seen_credit (
  position BIGINT NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  part VARCHAR(12) NOT NULL,
  trade_id BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  PRIMARY KEY (position, enterprise_id, part),
  KEY credit_of (enterprise_id, position),
  KEY credit_of_trade (trade_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_payout (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  end_to_end_id VARCHAR(40) NOT NULL,
  state VARCHAR(10) NOT NULL,
  position BIGINT NOT NULL,
  said_at BIGINT NOT NULL,
  KEY payout_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
