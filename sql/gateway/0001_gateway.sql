-- Secrets stay here: only hashes of passwords, codes, session tokens and keys are kept, none goes on a feed.

CREATE TABLE IF NOT EXISTS account (
  id BINARY(16) NOT NULL PRIMARY KEY,
  login VARCHAR(60) NOT NULL,
  name VARCHAR(120) NOT NULL,
  enterprise_id BINARY(16) NULL,
  roles TEXT NOT NULL,
  password_hash VARCHAR(200) NULL,
  activation_sm3 CHAR(64) NULL,
  activation_expires_at BIGINT NULL,
  failures INT NOT NULL,
  locked_until BIGINT NOT NULL,
  UNIQUE KEY account_login (login)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signed_in (
  token_sm3 CHAR(64) NOT NULL PRIMARY KEY,
  account_id BINARY(16) NOT NULL,
  csrf_token CHAR(43) NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY signed_in_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS api_key (
  id BINARY(16) NOT NULL PRIMARY KEY,
  account_id BINARY(16) NOT NULL,
  name VARCHAR(60) NOT NULL,
  key_sm3 CHAR(64) NOT NULL,
  made_at BIGINT NOT NULL,
  revoked_at BIGINT NULL,
  UNIQUE KEY api_key_sm3 (key_sm3),
  KEY api_key_account (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
