-- A ledger of double entry (settlement/ledger), for each service that keeps one.

-- The fence. Who takes over advances the epoch; each group of the writer renews seen_at under the row's lock.
-- The unit (fen, kg) is that of the first writer, for ever: it is hashed into each transfer.
CREATE TABLE IF NOT EXISTS ledger_epoch (
  id      TINYINT     NOT NULL PRIMARY KEY,
  epoch   BIGINT      NOT NULL,
  seen_at BIGINT      NOT NULL,
  unit    VARCHAR(32) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT IGNORE INTO ledger_epoch (id, epoch, seen_at, unit) VALUES (1, 0, 0, '');

-- Balances are no column here: they follow from the transfers, and stand in the newest one.
CREATE TABLE IF NOT EXISTS ledger_account (
  id    BINARY(16)   NOT NULL PRIMARY KEY,
  seq   INT          NOT NULL,
  code  INT          NOT NULL,
  flags INT          NOT NULL,
  name  VARCHAR(120) NOT NULL,
  UNIQUE KEY one_account_a_number (seq),
  KEY by_code (code)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Insert-only. Amounts in the unit; the balances of both accounts are those right after the transfer.
CREATE TABLE IF NOT EXISTS ledger_transfer (
  seq                    BIGINT     NOT NULL PRIMARY KEY,
  id                     BINARY(16) NOT NULL,
  debit                  BINARY(16) NOT NULL,
  credit                 BINARY(16) NOT NULL,
  amount                 BIGINT     NOT NULL,
  kind                   TINYINT    NOT NULL,
  pending_id             BINARY(16) NULL,
  code                   INT        NOT NULL,
  reference              BINARY(16) NOT NULL,
  booked_at              BIGINT     NOT NULL,
  expires_at             BIGINT     NOT NULL,
  linked                 TINYINT    NOT NULL,
  debit_debits_posted    BIGINT     NOT NULL,
  debit_debits_pending   BIGINT     NOT NULL,
  debit_credits_posted   BIGINT     NOT NULL,
  debit_credits_pending  BIGINT     NOT NULL,
  credit_debits_posted   BIGINT     NOT NULL,
  credit_debits_pending  BIGINT     NOT NULL,
  credit_credits_posted  BIGINT     NOT NULL,
  credit_credits_pending BIGINT     NOT NULL,
  leaf                   BINARY(32) NOT NULL,
  chain                  BINARY(32) NOT NULL,
  UNIQUE KEY one_transfer_an_id (id),
  KEY by_debit (debit, seq),
  KEY by_credit (credit, seq),
  KEY by_reference (reference, seq)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
