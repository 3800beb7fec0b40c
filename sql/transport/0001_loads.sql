-- Loads and what is recorded of them. Ids are UUIDs in 16 bytes, times microseconds UTC, mass kilograms.

CREATE TABLE IF NOT EXISTS waste_load (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  trade_id BINARY(16) NOT NULL,
  lot_id BINARY(16) NOT NULL,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  code VARCHAR(12) NOT NULL,
  dg_class VARCHAR(10) NOT NULL,
  un_number VARCHAR(10) NOT NULL,
  kilograms BIGINT NOT NULL,
  packages BIGINT NOT NULL,
  plate VARCHAR(16) NOT NULL,
  driver_id BINARY(16) NOT NULL,
  escort_id BINARY(16) NOT NULL,
  planned_departure BIGINT NOT NULL,
  last_load TINYINT NOT NULL,
  paper TINYINT NOT NULL,
  origin_city VARCHAR(4) NOT NULL,
  manifest_number VARCHAR(32) NULL,
  waybill_number VARCHAR(40) NULL,
  requested_at BIGINT NOT NULL,
  opened_at BIGINT NULL,
  departed_at BIGINT NULL,
  arrived_at BIGINT NULL,
  decided_at BIGINT NULL,
  accepted_kilograms BIGINT NOT NULL,
  refused_kilograms BIGINT NOT NULL,
  treated_kilograms BIGINT NOT NULL,
  method VARCHAR(4) NULL,
  reason VARCHAR(500) NULL,
  deviated TINYINT NOT NULL,
  UNIQUE KEY waste_load_number (manifest_number),
  KEY waste_load_trade (trade_id),
  KEY waste_load_plate (plate, state),
  KEY waste_load_state (state, id),
  KEY waste_load_producer (producer_id, id),
  KEY waste_load_processor (processor_id, id),
  KEY waste_load_carrier (carrier_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the load's.
CREATE TABLE IF NOT EXISTS waybill (
  id BINARY(16) NOT NULL PRIMARY KEY,
  waybill_number VARCHAR(40) NOT NULL,
  plate VARCHAR(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  driver_id BINARY(16) NOT NULL,
  escort_id BINARY(16) NOT NULL,
  un_number VARCHAR(10) NOT NULL,
  dg_class VARCHAR(10) NOT NULL,
  kilograms BIGINT NOT NULL,
  start CHAR(6) NOT NULL,
  end CHAR(6) NOT NULL,
  departs_at BIGINT NOT NULL,
  via TEXT NOT NULL,
  UNIQUE KEY waybill_number (carrier_id, waybill_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A ticket counts once ever at its scale.
CREATE TABLE IF NOT EXISTS weighing (
  id BINARY(16) NOT NULL PRIMARY KEY,
  load_id BINARY(16) NOT NULL,
  place VARCHAR(12) NOT NULL,
  ticket_number VARCHAR(40) NOT NULL,
  gross_kilograms BIGINT NOT NULL,
  tare_kilograms BIGINT NOT NULL,
  net_kilograms BIGINT NOT NULL,
  scale_id VARCHAR(40) NOT NULL,
  weighed_at BIGINT NOT NULL,
  UNIQUE KEY weighing_ticket (scale_id, ticket_number),
  KEY weighing_load (load_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS treatment (
  id BINARY(16) NOT NULL PRIMARY KEY,
  load_id BINARY(16) NOT NULL,
  method VARCHAR(4) NOT NULL,
  kilograms BIGINT NOT NULL,
  treated_at BIGINT NOT NULL,
  KEY treatment_load (load_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was done to a load, in order.
CREATE TABLE IF NOT EXISTS load_step (
  id BINARY(16) NOT NULL PRIMARY KEY,
  load_id BINARY(16) NOT NULL,
  action VARCHAR(20) NOT NULL,
  state VARCHAR(12) NOT NULL,
  at BIGINT NOT NULL,
  by_name VARCHAR(120) NOT NULL,
  note VARCHAR(500) NOT NULL,
  KEY load_step_load (load_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS track_point (
  load_id BINARY(16) NOT NULL,
  longitude BIGINT NOT NULL,
  latitude BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (load_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The names behind the accounts of the mass ledger.
CREATE TABLE IF NOT EXISTS mass_account (
  id BINARY(16) NOT NULL PRIMARY KEY,
  place VARCHAR(20) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  code VARCHAR(12) NOT NULL,
  lot_id BINARY(16) NOT NULL,
  KEY mass_account_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
