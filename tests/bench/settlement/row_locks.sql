-- Double entry by row locks, in the manner of pgledger: both accounts locked in the order of their ids, a
-- transfer, two entries with the balance before and after, two updates; one transaction a transfer.
CREATE TABLE account (
  id      INT    PRIMARY KEY,
  balance BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE transfer (
  id         BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  debit      INT         NOT NULL REFERENCES account,
  credit     INT         NOT NULL REFERENCES account,
  amount     BIGINT      NOT NULL CHECK (amount > 0),
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE entry (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transfer   BIGINT NOT NULL REFERENCES transfer,
  account    INT    NOT NULL REFERENCES account,
  amount     BIGINT NOT NULL,
  before     BIGINT NOT NULL,
  after      BIGINT NOT NULL,
  version    BIGINT NOT NULL
);
CREATE INDEX entry_of_transfer ON entry (transfer);
CREATE INDEX entry_of_account ON entry (account, id);
INSERT INTO account (id) SELECT generate_series(1, 1000);

CREATE FUNCTION book(wanted_transfer BIGINT, wanted_account INT, change BIGINT) RETURNS VOID AS $$
DECLARE was account%ROWTYPE;
BEGIN
  UPDATE account SET balance = balance + change, version = version + 1
    WHERE id = wanted_account RETURNING * INTO was;
  INSERT INTO entry (transfer, account, amount, before, after, version)
    VALUES (wanted_transfer, wanted_account, change, was.balance - change, was.balance, was.version);
END $$ LANGUAGE plpgsql;

CREATE FUNCTION move(from_account INT, to_account INT, how_much BIGINT) RETURNS BIGINT AS $$
DECLARE made BIGINT;
BEGIN
  PERFORM id FROM account WHERE id IN (from_account, to_account) ORDER BY id FOR UPDATE;
  INSERT INTO transfer (debit, credit, amount) VALUES (from_account, to_account, how_much)
    RETURNING id INTO made;
  PERFORM book(made, from_account, -how_much);
  PERFORM book(made, to_account, how_much);
  RETURN made;
END $$ LANGUAGE plpgsql;
