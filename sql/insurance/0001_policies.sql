-- Policies, what the law or the regulator requires, the cover as last said on the feed, claims.
CREATE TABLE IF NOT EXISTS policy (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  insurer_id BINARY(16) NOT NULL,
  policy_number VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  limit_fen BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  ended_on DATE NULL,
  end_reason VARCHAR(500) NULL,
  recorded_at BIGINT NOT NULL,
  UNIQUE KEY policy_of_insurer (insurer_id, policy_number),
  KEY policy_of_enterprise (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS requirement (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_kind VARCHAR(16) NOT NULL,
  limit_fen BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  basis VARCHAR(500) NOT NULL,
  recorded_at BIGINT NOT NULL,
  KEY requirement_of_kind (enterprise_kind, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The duty to insure; the sums for Foshan were not found, so a row without a sum stands until the regulator
-- records one. Source: 固体废物污染环境防治法 (2020 revision) art. 99, in force from 2020-09-01.
INSERT IGNORE INTO requirement (id, enterprise_kind, limit_fen, valid_from, basis, recorded_at) VALUES
  (UNHEX('01740000000070008000000000000001'), 'processor', 0, '2020-09-01', '固体废物污染环境防治法 art. 99', 0),
  (UNHEX('01740000000070008000000000000002'), 'carrier', 0, '2020-09-01', '固体废物污染环境防治法 art. 99', 0);

-- One row an enterprise: the state last computed, so that a change is said once.
CREATE TABLE IF NOT EXISTS cover (
  enterprise_id BINARY(16) NOT NULL PRIMARY KEY,
  limit_fen BIGINT NOT NULL,
  required_fen BIGINT NOT NULL,
  valid_from DATE NULL,
  valid_to DATE NULL,
  in_force TINYINT NOT NULL,
  sufficient TINYINT NOT NULL,
  lacking VARCHAR(500) NULL,
  said_short VARCHAR(500) NULL,
  checked_on DATE NOT NULL,
  KEY cover_checked (checked_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS claim (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  policy_id BINARY(16) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  insurer_id BINARY(16) NOT NULL,
  trade_id BINARY(16) NULL,
  amount_fen BIGINT NOT NULL,
  incident_on DATE NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  state VARCHAR(16) NOT NULL,
  paid_fen BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  decided_at BIGINT NULL,
  KEY claim_of_policy (policy_id),
  KEY claim_of_enterprise (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
