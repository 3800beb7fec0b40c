-- The facts of registry, insurance, transport and supervision that count for a rating.
CREATE TABLE IF NOT EXISTS seen_enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- ever_held: before a first policy there is nothing to judge, only nobody insured yet.
CREATE TABLE IF NOT EXISTS seen_cover (
  id BINARY(16) NOT NULL PRIMARY KEY,
  in_force TINYINT NOT NULL,
  sufficient TINYINT NOT NULL,
  ever_held TINYINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_load (
  id BINARY(16) NOT NULL PRIMARY KEY,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  manifest_number VARCHAR(32) NOT NULL,
  arrived_on DATE NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_flag (
  id BINARY(16) NOT NULL PRIMARY KEY,
  indicator VARCHAR(16) NOT NULL,
  enterprises TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One fact about one enterprise; id is made from the event and the enterprise.
CREATE TABLE IF NOT EXISTS seen_fact (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  fact VARCHAR(40) NOT NULL,
  happened_on DATE NOT NULL,
  detail VARCHAR(500) NOT NULL,
  KEY fact_of (enterprise_id, happened_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
