-- Evidence by hand, ratings and their history.
CREATE TABLE IF NOT EXISTS assessment (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  item VARCHAR(40) NOT NULL,
  points BIGINT NOT NULL,
  period BIGINT NOT NULL,
  source VARCHAR(500) NOT NULL,
  recorded_at BIGINT NOT NULL,
  KEY assessment_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS veto (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  decided_on DATE NOT NULL,
  document VARCHAR(500) NOT NULL,
  lifted_on DATE NULL,
  lift_reason VARCHAR(500) NULL,
  recorded_at BIGINT NOT NULL,
  KEY veto_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS incident (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  happened_on DATE NOT NULL,
  description VARCHAR(500) NOT NULL,
  source VARCHAR(500) NOT NULL,
  recorded_at BIGINT NOT NULL,
  KEY incident_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- id is the enterprise. weight_permille: what the score stands on. rated_on: the day it was computed for.
CREATE TABLE IF NOT EXISTS rating (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  grade VARCHAR(8) NULL,
  score_permille BIGINT NOT NULL,
  weight_permille BIGINT NOT NULL,
  reasons TEXT NOT NULL,
  vetoes TEXT NOT NULL,
  lowered BIGINT NOT NULL,
  rated_at BIGINT NOT NULL,
  rated_on DATE NOT NULL,
  KEY rating_due (rated_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS rating_change (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  grade VARCHAR(8) NULL,
  previous VARCHAR(8) NULL,
  score_permille BIGINT NOT NULL,
  reasons TEXT NOT NULL,
  vetoes TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  KEY change_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
