-- The few facts of registry, market and transport that cover and exposure need.
CREATE TABLE IF NOT EXISTS seen_enterprise (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  kinds TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_trade (
  id BINARY(16) NOT NULL PRIMARY KEY,
  producer_id BINARY(16) NOT NULL,
  processor_id BINARY(16) NOT NULL,
  carrier_id BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  still_open TINYINT NOT NULL,
  KEY trade_of_producer (producer_id, still_open),
  KEY trade_of_processor (processor_id, still_open),
  KEY trade_of_carrier (carrier_id, still_open)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS seen_load (
  id BINARY(16) NOT NULL PRIMARY KEY,
  trade_id BINARY(16) NOT NULL,
  kilograms BIGINT NOT NULL,
  on_road TINYINT NOT NULL,
  KEY load_of_trade (trade_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
