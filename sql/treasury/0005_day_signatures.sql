-- The finance partners' SM2 signatures under a closed day, and the keys they are checked with.

CREATE TABLE IF NOT EXISTS seen_signing_key (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  public_key TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS day_close_signature (
  id BINARY(16) NOT NULL PRIMARY KEY,
  date DATE NOT NULL,
  key_id BINARY(16) NOT NULL,
  enterprise_id BINARY(16) NOT NULL,
  text_sm3 CHAR(64) NOT NULL,
  signature VARCHAR(200) NOT NULL,
  signed_by VARCHAR(120) NOT NULL,
  signed_at BIGINT NOT NULL,
  UNIQUE KEY one_signature_a_key (date, key_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
