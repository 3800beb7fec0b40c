-- Who may do what. Lists and nested members are JSON text; ids are UUIDs in 16 bytes; times microseconds UTC.

CREATE TABLE IF NOT EXISTS enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  uscc CHAR(18) NOT NULL,
  name VARCHAR(120) NOT NULL,
  kinds TEXT NOT NULL,
  district CHAR(6) NOT NULL,
  city CHAR(4) NOT NULL,
  address VARCHAR(200) NOT NULL,
  longitude BIGINT NOT NULL,
  latitude BIGINT NOT NULL,
  generator_class VARCHAR(12) NULL,
  annual_kilograms BIGINT NULL,
  frozen TINYINT NOT NULL,
  registered_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY enterprise_uscc (uscc)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS person (
  id BINARY(16) NOT NULL PRIMARY KEY,
  login VARCHAR(60) NOT NULL,
  name VARCHAR(120) NOT NULL,
  enterprise_id BINARY(16) NULL,
  roles TEXT NOT NULL,
  UNIQUE KEY person_login (login)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signing_key (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  public_key TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS licence (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  number VARCHAR(60) NOT NULL,
  issuer VARCHAR(120) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  items MEDIUMTEXT NOT NULL,
  suspended TINYINT NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY licence_number (number),
  KEY licence_enterprise (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS carrier_permit (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  number VARCHAR(60) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  classes TEXT NOT NULL,
  UNIQUE KEY carrier_permit_number (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS vehicle (
  id BINARY(16) NOT NULL PRIMARY KEY,
  carrier_id BINARY(16) NOT NULL,
  plate VARCHAR(12) NOT NULL,
  permit_number VARCHAR(60) NOT NULL,
  classes TEXT NOT NULL,
  valid_to DATE NOT NULL,
  max_load_kilograms BIGINT NOT NULL,
  UNIQUE KEY vehicle_plate (plate),
  KEY vehicle_carrier (carrier_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS crew (
  id BINARY(16) NOT NULL PRIMARY KEY,
  carrier_id BINARY(16) NOT NULL,
  name VARCHAR(120) NOT NULL,
  duty VARCHAR(8) NOT NULL,
  certificate_number VARCHAR(60) NOT NULL,
  valid_to DATE NOT NULL,
  UNIQUE KEY crew_certificate (certificate_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS control_link (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  controller VARCHAR(60) NOT NULL,
  share_permille INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS approval (
  id BINARY(16) NOT NULL PRIMARY KEY,
  number VARCHAR(60) NOT NULL,
  producer_id BINARY(16) NOT NULL,
  receiver_id BINARY(16) NOT NULL,
  code CHAR(10) NOT NULL,
  kilograms BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  UNIQUE KEY approval_number (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One row for each code and edition; in force from valid_from to valid_to (open: NULL).
CREATE TABLE IF NOT EXISTS waste_code (
  code CHAR(10) NOT NULL,
  edition VARCHAR(20) NOT NULL,
  category CHAR(4) NOT NULL,
  category_name VARCHAR(60) NOT NULL,
  industry VARCHAR(120) NOT NULL,
  description TEXT NOT NULL,
  hazard VARCHAR(20) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  PRIMARY KEY (code, edition)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Code lists: methods, forms, hazards, generator classes, scopes … each with its source.
CREATE TABLE IF NOT EXISTS term (
  list VARCHAR(40) NOT NULL,
  code VARCHAR(20) NOT NULL,
  label VARCHAR(200) NOT NULL,
  note VARCHAR(300) NOT NULL,
  source VARCHAR(60) NOT NULL,
  PRIMARY KEY (list, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Exemption rows by stage (危险废物豁免管理清单).
CREATE TABLE IF NOT EXISTS exemption (
  edition VARCHAR(20) NOT NULL,
  row_no INT NOT NULL,
  item INT NOT NULL,
  codes TEXT NOT NULL,
  waste TEXT NOT NULL,
  stage VARCHAR(20) NOT NULL,
  requirement TEXT NOT NULL,
  effect TEXT NOT NULL,
  source_page VARCHAR(40) NOT NULL,
  PRIMARY KEY (edition, row_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
