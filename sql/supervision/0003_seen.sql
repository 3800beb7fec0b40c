-- Facts of others that the flags and the city's indicators are computed from. position: of the event, so that
-- every row of an indicator can be traced.
CREATE TABLE IF NOT EXISTS seen_enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  uscc VARCHAR(18) NOT NULL,
  name VARCHAR(200) NOT NULL,
  kinds TEXT NOT NULL,
  city VARCHAR(4) NOT NULL,
  registered_on DATE NOT NULL,
  position BIGINT NOT NULL,
  KEY enterprise_uscc (uscc)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_licence (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  number VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  suspended_on DATE NULL,
  position BIGINT NOT NULL,
  KEY licence_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_licence_item (
  id BINARY(16) NOT NULL PRIMARY KEY,
  licence_id BINARY(16) NOT NULL,
  method VARCHAR(8) NOT NULL,
  approved_kilograms BIGINT NOT NULL,
  KEY item_of (licence_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_control (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  controller VARCHAR(200) NOT NULL,
  share_permille BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_policy (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  policy_number VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  ended_on DATE NULL,
  position BIGINT NOT NULL,
  KEY policy_of (enterprise_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every change of a grade; id is the event's.
CREATE TABLE IF NOT EXISTS seen_grade (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  grade VARCHAR(8) NULL,
  graded_on DATE NOT NULL,
  position BIGINT NOT NULL,
  KEY grade_of (enterprise_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_lot (
  id BINARY(16) NOT NULL PRIMARY KEY,
  producer_id BINARY(16) NOT NULL,
  code VARCHAR(16) NOT NULL,
  kilograms BIGINT NOT NULL,
  stored_since DATE NOT NULL,
  withdrawn TINYINT NOT NULL,
  position BIGINT NOT NULL,
  KEY lot_stored (stored_since)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_offer (
  id BINARY(16) NOT NULL PRIMARY KEY,
  round_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  codes TEXT NOT NULL,
  KEY offer_of_round (round_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- finished: accepted, refused or its manifest cancelled.
CREATE TABLE IF NOT EXISTS seen_load (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  manifest_number VARCHAR(32) NOT NULL,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  plate VARCHAR(20) NOT NULL,
  code VARCHAR(16) NOT NULL,
  finished TINYINT NOT NULL,
  method VARCHAR(8) NULL,
  accepted_kilograms BIGINT NULL,
  accepted_on DATE NULL,
  position BIGINT NOT NULL,
  KEY load_of_plate (plate, finished),
  KEY load_accepted (accepted_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_weighing (
  load_id BINARY(16) NOT NULL,
  at_place VARCHAR(12) NOT NULL,
  ticket_number VARCHAR(64) NOT NULL,
  net_kilograms BIGINT NOT NULL,
  plate VARCHAR(20) NOT NULL,
  PRIMARY KEY (load_id, at_place),
  KEY weighing_same (plate, net_kilograms),
  KEY weighing_ticket (ticket_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_release (
  position BIGINT NOT NULL PRIMARY KEY,
  load_id BINARY(16) NOT NULL,
  trade_id BINARY(16) NOT NULL,
  settlement_kilograms BIGINT NOT NULL,
  KEY release_of_load (load_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
