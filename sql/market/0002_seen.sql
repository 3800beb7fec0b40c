-- What this service keeps of others' facts. Lists and nested members are JSON text.

CREATE TABLE IF NOT EXISTS seen_enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  uscc VARCHAR(18) NOT NULL,
  name VARCHAR(200) NOT NULL,
  kinds TEXT NOT NULL,
  district VARCHAR(6) NOT NULL,
  city VARCHAR(6) NOT NULL,
  longitude BIGINT NOT NULL,
  latitude BIGINT NOT NULL,
  frozen TINYINT NOT NULL,
  frozen_reason VARCHAR(1000) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_licence_item (
  id BINARY(16) NOT NULL PRIMARY KEY,
  licence_id BINARY(16) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  number VARCHAR(100) NOT NULL,
  method VARCHAR(4) NOT NULL,
  approved_kilograms BIGINT NOT NULL,
  scopes MEDIUMTEXT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  suspended TINYINT NOT NULL,
  KEY seen_licence_item_licence (licence_id),
  KEY seen_licence_item_enterprise (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_waste_code (
  code CHAR(10) NOT NULL,
  edition VARCHAR(20) NOT NULL,
  category VARCHAR(8) NOT NULL,
  description TEXT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  PRIMARY KEY (code, edition)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_signing_key (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  public_key TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_control (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  controller VARCHAR(100) NOT NULL,
  share_permille BIGINT NOT NULL,
  KEY seen_control_enterprise (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_approval (
  id BINARY(16) NOT NULL PRIMARY KEY,
  producer_id BINARY(16) NOT NULL,
  receiver_id BINARY(16) NOT NULL,
  code CHAR(10) NOT NULL,
  kilograms BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id: the enterprise's, here and below.
CREATE TABLE IF NOT EXISTS seen_cover (
  id BINARY(16) NOT NULL PRIMARY KEY,
  limit_fen BIGINT NOT NULL,
  required_fen BIGINT NOT NULL,
  valid_from DATE NULL,
  valid_to DATE NULL,
  in_force TINYINT NOT NULL,
  sufficient TINYINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_rating (
  id BINARY(16) NOT NULL PRIMARY KEY,
  grade VARCHAR(8) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
