-- What a key may do, how long, and what is known of its use. Keys from before may do all that their account
-- may.
ALTER TABLE api_key
  ADD COLUMN IF NOT EXISTS prefix VARCHAR(12) NOT NULL DEFAULT '',
  ADD COLUMN IF NOT EXISTS scopes VARCHAR(2000) NOT NULL DEFAULT '["*"]',
  ADD COLUMN IF NOT EXISTS made_by BINARY(16) NULL,
  ADD COLUMN IF NOT EXISTS expires_at BIGINT NULL,
  ADD COLUMN IF NOT EXISTS last_used_at BIGINT NULL;
