-- When a transfer happened in the world and the bank's day it belongs to (yyyymmdd); 0 in rows from before.
-- The leaf follows from the other columns, and nothing looks transfers up by their reference.
ALTER TABLE ledger_transfer
  ADD COLUMN IF NOT EXISTS event_at BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS bank_day INT NOT NULL DEFAULT 0,
  DROP COLUMN IF EXISTS leaf,
  DROP KEY IF EXISTS by_reference;

-- Insert-only: accounts opened (what = 1), their terms changed (2), requests refused for good (3). `after` is
-- the seq of the newest transfer when it was decided. The flags in ledger_account are those at the opening.
CREATE TABLE IF NOT EXISTS ledger_decision (
  seq            BIGINT         NOT NULL PRIMARY KEY,
  after_transfer BIGINT         NOT NULL,
  decided_at     BIGINT         NOT NULL,
  what           TINYINT        NOT NULL,
  id             BINARY(16)     NOT NULL,
  code           INT            NOT NULL,
  flags          INT            NOT NULL,
  floor          BIGINT         NOT NULL,
  valid_from     BIGINT         NOT NULL,
  status         INT            NOT NULL,
  request        VARBINARY(255) NULL,
  chain          BINARY(32)     NOT NULL,
  UNIQUE KEY by_id (id, seq)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The state of the ledger after a transfer, in parts of one whole, written now and then: a start reads it and
-- only what came after. It proves nothing: the checker derives it again from the rows.
CREATE TABLE IF NOT EXISTS ledger_checkpoint (
  position BIGINT     NOT NULL,
  part     INT        NOT NULL,
  parts    INT        NOT NULL,
  bytes    MEDIUMBLOB NOT NULL,
  PRIMARY KEY (position, part)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
