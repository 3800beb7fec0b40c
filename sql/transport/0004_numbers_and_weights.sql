-- Who holds a manifest number. A number said to be on paper is held until the national system was asked;
-- confirmed 1: known to be issued. A claim that proves false is taken out, and the load keeps what it
-- says in waste_load only. So the key of numbers is here and no longer there.
CREATE TABLE IF NOT EXISTS number_claim (
  number VARCHAR(32) NOT NULL PRIMARY KEY,
  load_id BINARY(16) NOT NULL,
  confirmed TINYINT NOT NULL,
  KEY number_claim_load (load_id),
  KEY number_claim_confirmed (confirmed, load_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO number_claim (number, load_id, confirmed)
SELECT manifest_number, id, CASE WHEN paper = 1 THEN 0 ELSE 1 END FROM waste_load
WHERE manifest_number IS NOT NULL AND NOT (paper = 1 AND state = 'cancelled');

ALTER TABLE waste_load ADD KEY IF NOT EXISTS waste_load_said_number (manifest_number);
ALTER TABLE waste_load DROP INDEX IF EXISTS waste_load_number;

-- Loads the national system could not help: asked again when due, later each time.
CREATE TABLE IF NOT EXISTS number_wait (
  id BINARY(16) NOT NULL PRIMARY KEY,
  due_at BIGINT NOT NULL,
  pause_seconds BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- origin_kilograms: net of the origin's scale. booked_at: when the receiver's decision came in, by our clock;
-- decided_at is the receiver's word.
ALTER TABLE waste_load ADD COLUMN IF NOT EXISTS origin_kilograms BIGINT NULL;
ALTER TABLE waste_load ADD COLUMN IF NOT EXISTS booked_at BIGINT NULL;

UPDATE waste_load l JOIN weighing w ON w.load_id = l.id AND w.place = 'origin'
SET l.origin_kilograms = w.net_kilograms;

UPDATE waste_load SET booked_at = decided_at WHERE booked_at IS NULL;

ALTER TABLE seen_lot ADD COLUMN IF NOT EXISTS withdrawn TINYINT NOT NULL DEFAULT 0;

-- How far a scale may show more than what is left of a trade, as a share of the loaded vehicle.
CREATE TABLE IF NOT EXISTS weight_rule (
  valid_from DATE NOT NULL PRIMARY KEY,
  scale_permille BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO weight_rule (valid_from, scale_permille, source) VALUES
  ('2020-01-01', 3,
   CONCAT('The weighing tolerance of settlement: 0.3 % of the loaded vehicle (contract templates of 易废网). ',
     'That it bounds a load against its trade is our own choice.'));
