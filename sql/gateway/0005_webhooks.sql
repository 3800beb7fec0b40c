-- Where partners want to be told of events, and what is to be told. A secret is not kept: it follows from
-- the house's own secret, the endpoint and the secret's number.
CREATE TABLE IF NOT EXISTS webhook (
  id             BINARY(16)    NOT NULL PRIMARY KEY,
  account_id     BINARY(16)    NOT NULL,
  url            VARCHAR(500)  NOT NULL,
  event_types    VARCHAR(2000) NOT NULL,
  state          VARCHAR(10)   NOT NULL,
  secret_number  INT           NOT NULL,
  previous_until BIGINT        NULL,
  made_at        BIGINT        NOT NULL,
  KEY webhook_account (account_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Who sends to an endpoint holds its lease; a sender that died loses it by time.
CREATE TABLE IF NOT EXISTS webhook_lease (
  webhook_id   BINARY(16) NOT NULL PRIMARY KEY,
  leased_until BIGINT     NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS webhook_delivery (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  webhook_id   BINARY(16)   NOT NULL,
  message_id   VARCHAR(60)  NOT NULL,
  type         VARCHAR(60)  NOT NULL,
  body         MEDIUMTEXT   NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  attempts     INT          NOT NULL,
  next_at      BIGINT       NOT NULL,
  made_at      BIGINT       NOT NULL,
  delivered_at BIGINT       NULL,
  last_status  INT          NULL,
  last_error   VARCHAR(200) NULL,
  KEY webhook_delivery_queue (webhook_id, state, id),
  KEY webhook_delivery_age (made_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS webhook_attempt (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  delivery_id  BINARY(16)   NOT NULL,
  at           BIGINT       NOT NULL,
  milliseconds INT          NOT NULL,
  status       INT          NULL,
  error        VARCHAR(200) NULL,
  KEY webhook_attempt_delivery (delivery_id, id),
  KEY webhook_attempt_age (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
