-- What every service's schema carries: its feed, its followers' positions, remembered answers, and the marks
-- by which an unsettled COMMIT is settled.

-- One row for each transaction that wrote: found means committed. Swept after a day.
CREATE TABLE IF NOT EXISTS transaction_mark (
  id      BINARY(16) NOT NULL PRIMARY KEY,
  made_at BIGINT     NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Facts, written with the state change they tell of. Insert-only.
CREATE TABLE IF NOT EXISTS feed_event (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  source     VARCHAR(32) NOT NULL,
  type       VARCHAR(64) NOT NULL,
  subject    BINARY(16)  NOT NULL,
  time       BIGINT      NOT NULL,
  data       MEDIUMTEXT  NOT NULL,
  visible_to TEXT        NOT NULL,
  trace_id   VARCHAR(64) NOT NULL,
  leaf       CHAR(64)    NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Committed, without a position yet.
CREATE TABLE IF NOT EXISTS feed_unsequenced (
  id BINARY(16) NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Positions have no gaps and follow commit order. Insert-only.
CREATE TABLE IF NOT EXISTS feed_position (
  position BIGINT     NOT NULL PRIMARY KEY,
  event_id BINARY(16) NOT NULL,
  chain    CHAR(64)   NOT NULL,
  UNIQUE KEY one_position_an_event (event_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS feed_head (
  id       TINYINT  NOT NULL PRIMARY KEY,
  position BIGINT   NOT NULL,
  chain    CHAR(64) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT IGNORE INTO feed_head (id, position, chain) VALUES (1, 0, REPEAT('0', 64));

-- How far this service has followed each feed of the others.
CREATE TABLE IF NOT EXISTS feed_cursor (
  feed     VARCHAR(32) NOT NULL PRIMARY KEY,
  position BIGINT      NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Answers remembered by their key. Binary columns: text would call "k" and "k " the same key.
CREATE TABLE IF NOT EXISTS idempotency (
  owner       VARBINARY(64)  NOT NULL,
  `key`       VARBINARY(255) NOT NULL,
  fingerprint CHAR(64)       NOT NULL,
  status      SMALLINT       NOT NULL,
  headers     TEXT           NOT NULL,
  body        MEDIUMBLOB     NOT NULL,
  made_at     BIGINT         NOT NULL,
  PRIMARY KEY (owner, `key`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
