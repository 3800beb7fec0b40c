-- Lots, sealed offers, rounds, trades, quota. Ids are UUIDs in 16 bytes; times microseconds UTC; lists JSON.

CREATE TABLE IF NOT EXISTS lot (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  producer_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  code CHAR(10) NOT NULL,
  kilograms BIGINT NOT NULL,
  open_kilograms BIGINT NOT NULL,
  form VARCHAR(4) NOT NULL,
  packaging VARCHAR(20) NOT NULL,
  assay TEXT NOT NULL,
  dg_class VARCHAR(10) NOT NULL,
  un_number VARCHAR(10) NOT NULL,
  district CHAR(6) NOT NULL,
  city CHAR(4) NOT NULL,
  longitude BIGINT NOT NULL,
  latitude BIGINT NOT NULL,
  window_from BIGINT NOT NULL,
  window_to BIGINT NOT NULL,
  reserve_price BIGINT NOT NULL,
  divisible TINYINT NOT NULL,
  least_part_kilograms BIGINT NULL,
  stored_since DATE NOT NULL,
  round_id BINARY(16) NULL,
  state VARCHAR(12) NOT NULL,
  warnings TEXT NOT NULL,
  listed_at BIGINT NOT NULL,
  KEY lot_state (state, window_to),
  KEY lot_producer (producer_id, id),
  KEY lot_code (code, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS tariff (
  id BINARY(16) NOT NULL PRIMARY KEY,
  carrier_id BINARY(16) NOT NULL,
  fen_per_tonne BIGINT NOT NULL,
  fen_per_tonne_km BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  recorded_at BIGINT NOT NULL,
  KEY tariff_carrier (carrier_id, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS auction_round (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  name VARCHAR(120) NOT NULL,
  opens_at BIGINT NOT NULL,
  closes_at BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  draw_nonce CHAR(64) NOT NULL,
  draw_commitment CHAR(64) NOT NULL,
  cleared_at BIGINT NULL,
  lots BIGINT NOT NULL,
  offers BIGINT NOT NULL,
  awarded_lots BIGINT NOT NULL,
  awarded_kilograms BIGINT NOT NULL,
  objective_fen BIGINT NOT NULL,
  bound_fen BIGINT NOT NULL,
  proven TINYINT NOT NULL,
  book_sm3 VARCHAR(64) NOT NULL,
  result_sm3 VARCHAR(64) NOT NULL,
  held_reason VARCHAR(500) NOT NULL,
  KEY auction_round_state (state, closes_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What a round looked at and what it decided, to be checked by anybody who may see it. id: the round's.
CREATE TABLE IF NOT EXISTS round_record (
  id BINARY(16) NOT NULL PRIMARY KEY,
  book LONGTEXT NOT NULL,
  result LONGTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- content and nonce are shown to nobody but their owner until the round is cleared.
CREATE TABLE IF NOT EXISTS capacity_offer (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  round_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  licence_item_id BINARY(16) NOT NULL,
  content MEDIUMTEXT NOT NULL,
  nonce CHAR(64) NOT NULL,
  commitment CHAR(64) NOT NULL,
  state VARCHAR(12) NOT NULL,
  sealed_at BIGINT NOT NULL,
  awarded_kilograms BIGINT NOT NULL,
  UNIQUE KEY capacity_offer_commitment (round_id, commitment),
  KEY capacity_offer_processor (processor_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS trade (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  round_id BINARY(16) NOT NULL,
  lot_id BINARY(16) NOT NULL,
  offer_id BINARY(16) NOT NULL,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  licence_item_id BINARY(16) NOT NULL,
  code CHAR(10) NOT NULL,
  kilograms BIGINT NOT NULL,
  price BIGINT NOT NULL,
  amount_fen BIGINT NOT NULL,
  method VARCHAR(4) NOT NULL,
  freight_price BIGINT NOT NULL,
  freight_fen BIGINT NOT NULL,
  dg_class VARCHAR(10) NOT NULL,
  un_number VARCHAR(10) NOT NULL,
  origin TEXT NOT NULL,
  destination TEXT NOT NULL,
  window_from BIGINT NOT NULL,
  window_to BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  escrow_state VARCHAR(12) NOT NULL,
  quota_year BIGINT NOT NULL,
  hold_serial BIGINT NOT NULL,
  held_kilograms BIGINT NOT NULL,
  departed_kilograms BIGINT NOT NULL,
  accepted_kilograms BIGINT NOT NULL,
  refused_kilograms BIGINT NOT NULL,
  producer_signed_at BIGINT NULL,
  processor_signed_at BIGINT NULL,
  cancel_reason VARCHAR(500) NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE KEY trade_award (round_id, lot_id, offer_id),
  KEY trade_producer (producer_id, id),
  KEY trade_processor (processor_id, id),
  KEY trade_carrier (carrier_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the trade's.
CREATE TABLE IF NOT EXISTS trade_contract (
  id BINARY(16) NOT NULL PRIMARY KEY,
  text MEDIUMTEXT NOT NULL,
  sm3 CHAR(64) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS contract_signature (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  key_id BINARY(16) NOT NULL,
  signature VARCHAR(300) NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE KEY contract_signature_party (trade_id, enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The balances of a licence item's year, as its ledger accounts have them. id: the account of free kilograms.
CREATE TABLE IF NOT EXISTS quota (
  id BINARY(16) NOT NULL PRIMARY KEY,
  licence_item_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  year BIGINT NOT NULL,
  approved BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  used BIGINT NOT NULL,
  KEY quota_processor (processor_id, year)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
