-- Escrows, the bank's entries, payouts, breaks and closed days. Balances are in the ledger's tables only.
-- Ids are UUIDs in 16 bytes, money fen, mass kilograms, times microseconds UTC.

-- Whose a ledger account is; line: the chart of accounts (settlement/escrow/accounts.hpp).
CREATE TABLE IF NOT EXISTS treasury_account (
  id BINARY(16) NOT NULL PRIMARY KEY,
  line VARCHAR(30) NOT NULL,
  name VARCHAR(120) NOT NULL,
  enterprise_id BINARY(16) NULL,
  trade_id BINARY(16) NULL,
  KEY treasury_account_enterprise (enterprise_id, id),
  KEY treasury_account_line (line, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the trade's.
CREATE TABLE IF NOT EXISTS escrow (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  payee_id BINARY(16) NOT NULL,
  code VARCHAR(12) NOT NULL,
  kilograms BIGINT NOT NULL,
  price BIGINT NOT NULL,
  disposal_fen BIGINT NOT NULL,
  freight_fen BIGINT NOT NULL,
  fee_fen BIGINT NOT NULL,
  disposal_paid_fen BIGINT NOT NULL,
  freight_paid_fen BIGINT NOT NULL,
  fee_paid_fen BIGINT NOT NULL,
  accepted_kilograms BIGINT NOT NULL,
  completed_kilograms BIGINT NULL,
  last_seen TINYINT NOT NULL,
  cancelled TINYINT NOT NULL,
  cancel_reason VARCHAR(500) NULL,
  opened_at BIGINT NOT NULL,
  signed_at BIGINT NULL,
  funded_at BIGINT NULL,
  ended_at BIGINT NULL,
  KEY escrow_state (state, id),
  KEY escrow_producer (producer_id, id),
  KEY escrow_processor (processor_id, id),
  KEY escrow_carrier (carrier_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS escrow_leg (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  purpose VARCHAR(16) NOT NULL,
  payer_id BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  funded_fen BIGINT NOT NULL,
  reference VARCHAR(14) NOT NULL,
  UNIQUE KEY escrow_leg_reference (reference),
  UNIQUE KEY escrow_leg_purpose (trade_id, purpose)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was decided of each load, with every check and its inputs. Money leaves once for a load and once for a
-- destination ticket: a load disputed because its ticket was used before keeps no ticket of its own.
CREATE TABLE IF NOT EXISTS escrow_release (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  load_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  ticket_number VARCHAR(60) NULL,
  state VARCHAR(10) NOT NULL,
  settlement_kilograms BIGINT NOT NULL,
  load_kilograms BIGINT NOT NULL,
  disposal_fen BIGINT NOT NULL,
  freight_fen BIGINT NOT NULL,
  fee_fen BIGINT NOT NULL,
  checks TEXT NOT NULL,
  facts TEXT NOT NULL,
  reason VARCHAR(500) NULL,
  decided_at BIGINT NOT NULL,
  ruled_by VARCHAR(120) NULL,
  ruled_at BIGINT NULL,
  UNIQUE KEY one_release_a_load (load_id),
  UNIQUE KEY one_release_a_ticket (processor_id, ticket_number),
  KEY escrow_release_trade (trade_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every file of the bank is taken once, by its content; sm3 in hexadecimal.
CREATE TABLE IF NOT EXISTS bank_file (
  sm3 CHAR(64) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(12) NOT NULL,
  state VARCHAR(10) NOT NULL,
  note VARCHAR(500) NOT NULL,
  entries BIGINT NOT NULL,
  posted BIGINT NOT NULL,
  taken_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS bank_statement (
  id BINARY(16) NOT NULL PRIMARY KEY,
  number VARCHAR(35) NOT NULL,
  day DATE NOT NULL,
  electronic_sequence BIGINT NOT NULL,
  opening_fen BIGINT NOT NULL,
  closing_fen BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  taken_at BIGINT NOT NULL,
  KEY bank_statement_day (day, electronic_sequence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One line of the bank, posted once, whether seen first in a notification or on a statement. reference: the
-- account servicer's. amount_fen > 0 came in.
CREATE TABLE IF NOT EXISTS bank_entry (
  id BINARY(16) NOT NULL PRIMARY KEY,
  reference VARCHAR(80) NOT NULL,
  amount_fen BIGINT NOT NULL,
  booked_on DATE NOT NULL,
  end_to_end_id VARCHAR(35) NOT NULL,
  remittance TEXT NOT NULL,
  counterparty_name VARCHAR(600) NOT NULL,
  counterparty_account VARCHAR(140) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  trade_id BINARY(16) NULL,
  payout_id BINARY(16) NULL,
  statement_id BINARY(16) NULL,
  posted_at BIGINT NOT NULL,
  UNIQUE KEY one_posting_an_entry (reference),
  KEY bank_entry_day (booked_on, reference)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS bank_break (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  state VARCHAR(6) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  amount_fen BIGINT NOT NULL,
  suspense_fen BIGINT NOT NULL,
  bank_reference VARCHAR(80) NOT NULL,
  remittance TEXT NULL,
  booked_on DATE NOT NULL,
  note VARCHAR(500) NOT NULL,
  opened_at BIGINT NOT NULL,
  action VARCHAR(16) NULL,
  resolution VARCHAR(500) NULL,
  closed_by VARCHAR(120) NULL,
  closed_at BIGINT NULL,
  KEY bank_break_state (state, id),
  KEY bank_break_reference (bank_reference, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the enterprise's.
CREATE TABLE IF NOT EXISTS payee (
  id BINARY(16) NOT NULL PRIMARY KEY,
  account_number VARCHAR(34) NOT NULL,
  name VARCHAR(600) NOT NULL,
  recorded_by VARCHAR(120) NOT NULL,
  recorded_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A run's file is made with its payouts in one transaction; it is written to the bank's folder afterwards, as
-- often as it takes, always the same bytes under the same name.
CREATE TABLE IF NOT EXISTS payout_run (
  id BINARY(16) NOT NULL PRIMARY KEY,
  message_id VARCHAR(35) NOT NULL,
  state VARCHAR(12) NOT NULL,
  payouts BIGINT NOT NULL,
  total_fen BIGINT NOT NULL,
  created_by VARCHAR(120) NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT NULL,
  UNIQUE KEY payout_run_message (message_id),
  KEY payout_run_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS payout_file (
  id BINARY(16) NOT NULL PRIMARY KEY,
  content MEDIUMTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS payout (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  run_id BINARY(16) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  end_to_end_id VARCHAR(35) NOT NULL,
  message_id VARCHAR(35) NOT NULL,
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(500) NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT NULL,
  ended_at BIGINT NULL,
  UNIQUE KEY payout_end_to_end (end_to_end_id),
  KEY payout_run (run_id, id),
  KEY payout_enterprise (enterprise_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS day_close (
  id BINARY(16) NOT NULL PRIMARY KEY,
  date DATE NOT NULL,
  statement_id BINARY(16) NOT NULL,
  bank_closing_fen BIGINT NOT NULL,
  ledger_fen BIGINT NOT NULL,
  difference_fen BIGINT NOT NULL,
  custody_fen BIGINT NOT NULL,
  available_fen BIGINT NOT NULL,
  escrow_fen BIGINT NOT NULL,
  platform_fee_fen BIGINT NOT NULL,
  suspense_fen BIGINT NOT NULL,
  in_flight_fen BIGINT NOT NULL,
  breaks TEXT NOT NULL,
  closed_by VARCHAR(120) NOT NULL,
  closed_at BIGINT NOT NULL,
  UNIQUE KEY one_close_a_day (date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What others said: names and freezes, and loads on their way.
CREATE TABLE IF NOT EXISTS seen_enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  uscc VARCHAR(18) NOT NULL,
  name VARCHAR(600) NOT NULL,
  frozen TINYINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_load (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  open TINYINT NOT NULL,
  KEY seen_load_trade (trade_id, open)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
