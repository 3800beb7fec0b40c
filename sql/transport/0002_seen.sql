-- What this service keeps of others' facts. Lists and nested members are JSON text.

CREATE TABLE IF NOT EXISTS seen_enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  city VARCHAR(4) NOT NULL,
  frozen TINYINT NOT NULL,
  frozen_reason VARCHAR(1000) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_licence_item (
  id BINARY(16) NOT NULL PRIMARY KEY,
  licence_id BINARY(16) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  number VARCHAR(100) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  suspended TINYINT NOT NULL,
  KEY seen_licence_item_licence (licence_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_permit (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  number VARCHAR(100) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  classes TEXT NOT NULL,
  KEY seen_permit_enterprise (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_vehicle (
  id BINARY(16) NOT NULL PRIMARY KEY,
  carrier_id BINARY(16) NOT NULL,
  plate VARCHAR(20) NOT NULL,
  classes TEXT NOT NULL,
  valid_to DATE NOT NULL,
  max_load_kilograms BIGINT NOT NULL,
  KEY seen_vehicle_plate (plate)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_crew (
  id BINARY(16) NOT NULL PRIMARY KEY,
  carrier_id BINARY(16) NOT NULL,
  name VARCHAR(200) NOT NULL,
  duty VARCHAR(20) NOT NULL,
  valid_to DATE NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the enterprise's.
CREATE TABLE IF NOT EXISTS seen_cover (
  id BINARY(16) NOT NULL PRIMARY KEY,
  limit_fen BIGINT NOT NULL,
  required_fen BIGINT NOT NULL,
  valid_from DATE NULL,
  valid_to DATE NULL,
  in_force TINYINT NOT NULL,
  sufficient TINYINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_lot (
  id BINARY(16) NOT NULL PRIMARY KEY,
  producer_id BINARY(16) NOT NULL,
  code VARCHAR(12) NOT NULL,
  kilograms BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_trade (
  id BINARY(16) NOT NULL PRIMARY KEY,
  lot_id BINARY(16) NOT NULL,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  licence_item_id BINARY(16) NOT NULL,
  code VARCHAR(12) NOT NULL,
  kilograms BIGINT NOT NULL,
  method VARCHAR(4) NOT NULL,
  dg_class VARCHAR(10) NOT NULL,
  un_number VARCHAR(10) NOT NULL,
  origin TEXT NOT NULL,
  destination TEXT NOT NULL,
  signed_by_both TINYINT NOT NULL,
  cancelled TINYINT NOT NULL,
  cancel_reason VARCHAR(1000) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the trade's. A table of its own: treasury's feed may run ahead of market's.
CREATE TABLE IF NOT EXISTS seen_funding (
  id BINARY(16) NOT NULL PRIMARY KEY,
  amount_fen BIGINT NOT NULL,
  at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
