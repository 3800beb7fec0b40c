-- Dated rules: the newest row that is valid on the day counts. Tolerances in hundredths of a percent.

CREATE TABLE IF NOT EXISTS tolerance (
  name VARCHAR(20) NOT NULL,
  valid_from DATE NOT NULL,
  basis_points BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL,
  PRIMARY KEY (name, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO tolerance (name, valid_from, basis_points, source) VALUES
  ('weighings', '2020-01-01', 30,
   'Contract templates of 易废网 (SUZHOUTEAM/swp): mean of both within 0.3 % of the loaded vehicle'),
  ('manifest', '2020-01-01', 300, 'Platform setting of 3 %, as in red flag M01; no national figure found'),
  ('waybill', '2020-01-01', 300, 'Platform setting of 3 %, as in red flag M01; no national figure found');

-- The platform's fee, recorded by the operator; none: no fee.
CREATE TABLE IF NOT EXISTS fee (
  id BINARY(16) NOT NULL PRIMARY KEY,
  fen_per_tonne BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  basis VARCHAR(500) NOT NULL,
  UNIQUE KEY fee_valid_from (valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
