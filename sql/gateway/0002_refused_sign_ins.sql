-- Wrong passwords are counted by sign-in name, whether or not an account has it: a lock must not tell which
-- names exist.

CREATE TABLE IF NOT EXISTS refused_sign_in (
  login_sm3 CHAR(64) NOT NULL PRIMARY KEY,
  failures INT NOT NULL,
  locked_until BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  KEY refused_sign_in_last (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

ALTER TABLE account DROP COLUMN IF EXISTS failures, DROP COLUMN IF EXISTS locked_until;

ALTER TABLE signed_in ADD KEY IF NOT EXISTS signed_in_account (account_id);
