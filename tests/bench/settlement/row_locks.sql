-- Double entry by row locks, in the manner of pgledger (github.com/pgr0ss/pgledger), in our own words: text
-- ids made of a prefix and a ULID, a transfer, two entries with the balance before and after and the version
-- of the account, both accounts locked in the order of their ids, its checks, its keys and indexes; one
-- transaction a transfer.
CREATE FUNCTION ordered_uuid() RETURNS UUID AS $$
  SELECT encode(substring(int8send(floor(millis)::INT8) FROM 3)
                || int2send((7 << 12)::INT2 | ((millis - floor(millis)) * 4096)::INT2)
                || substring(uuid_send(gen_random_uuid()) FROM 9 FOR 8), 'hex')::UUID
  FROM (SELECT extract(epoch FROM clock_timestamp()) * 1000 AS millis) AS clock
$$ LANGUAGE sql VOLATILE;

-- 128 bits as 26 characters of five bits, the first two bits zero.
CREATE FUNCTION ulid_of(id UUID) RETURNS TEXT AS $$
DECLARE
  letters BYTEA := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  bytes   BYTEA := '\x00'::BYTEA || uuid_send(id) || '\x00'::BYTEA;
  made    TEXT  := '';
  two     INT;
BEGIN
  FOR place IN 6..131 BY 5 LOOP
    two  := get_byte(bytes, place >> 3) << 8 | get_byte(bytes, (place >> 3) + 1);
    made := made || chr(get_byte(letters, (two >> (11 - (place & 7))) & 31));
  END LOOP;
  RETURN made;
END $$ LANGUAGE plpgsql IMMUTABLE;

CREATE FUNCTION new_id(prefix TEXT) RETURNS TEXT AS $$
  SELECT prefix || '_' || ulid_of(ordered_uuid())
$$ LANGUAGE sql VOLATILE;

CREATE TABLE account (
  id             TEXT        PRIMARY KEY DEFAULT new_id('acct'),
  name           TEXT        NOT NULL,
  currency       TEXT        NOT NULL,
  balance        NUMERIC     NOT NULL DEFAULT 0,
  version        BIGINT      NOT NULL DEFAULT 0,
  allow_negative BOOLEAN     NOT NULL,
  allow_positive BOOLEAN     NOT NULL,
  metadata       JSONB,
  created_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at     TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE transfer (
  id           TEXT        PRIMARY KEY DEFAULT new_id('tran'),
  from_account TEXT        NOT NULL REFERENCES account (id),
  to_account   TEXT        NOT NULL REFERENCES account (id),
  amount       NUMERIC     NOT NULL,
  created_at   TIMESTAMPTZ NOT NULL,
  event_at     TIMESTAMPTZ NOT NULL,
  metadata     JSONB,
  CHECK (amount > 0 AND from_account != to_account)
);
CREATE INDEX ON transfer (from_account);
CREATE INDEX ON transfer (to_account);
CREATE INDEX ON transfer (event_at);
CREATE TABLE entry (
  id         TEXT        PRIMARY KEY DEFAULT new_id('entr'),
  account    TEXT        NOT NULL REFERENCES account (id),
  transfer   TEXT        NOT NULL REFERENCES transfer (id),
  amount     NUMERIC     NOT NULL,
  before     NUMERIC     NOT NULL,
  after      NUMERIC     NOT NULL,
  version    BIGINT      NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX ON entry (account);
CREATE INDEX ON entry (transfer);

-- Ids as long as those that new_id makes, which a client can name by number.
INSERT INTO account (id, name, currency, allow_negative, allow_positive)
  SELECT 'acct_' || lpad(number::TEXT, 26, '0'), 'account ' || number, 'CNY', TRUE, TRUE
  FROM generate_series(1, 1000) AS number;

CREATE TYPE wish AS (from_account TEXT, to_account TEXT, amount NUMERIC);

CREATE FUNCTION require_allowed(held account) RETURNS VOID AS $$
BEGIN
  IF NOT held.allow_negative AND held.balance < 0 THEN
    RAISE EXCEPTION 'account % may not be negative', held.id;
  END IF;
  IF NOT held.allow_positive AND held.balance > 0 THEN
    RAISE EXCEPTION 'account % may not be positive', held.id;
  END IF;
END $$ LANGUAGE plpgsql;

-- Adds to the balance and gives the account as it is then.
CREATE FUNCTION book(wanted TEXT, change NUMERIC) RETURNS account AS $$
DECLARE held account;
BEGIN
  UPDATE account SET balance = balance + change, version = version + 1, updated_at = now()
    WHERE id = wanted RETURNING * INTO held;
  PERFORM require_allowed(held);
  RETURN held;
END $$ LANGUAGE plpgsql;

CREATE FUNCTION move_all(wishes wish[]) RETURNS SETOF transfer AS $$
DECLARE
  each     wish;
  wanted   TEXT[] := '{}';
  made     TEXT[] := '{}';
  known    TEXT;
  payer    account;
  payee    account;
BEGIN
  FOREACH each IN ARRAY wishes LOOP
    wanted := wanted || each.from_account || each.to_account;
  END LOOP;
  FOR known IN SELECT DISTINCT unnest(wanted) AS one ORDER BY one LOOP
    PERFORM id FROM account WHERE id = known FOR UPDATE;
  END LOOP;
  FOREACH each IN ARRAY wishes LOOP
    IF each.amount <= 0 THEN RAISE EXCEPTION 'amount % is not positive', each.amount; END IF;
    IF each.from_account = each.to_account THEN RAISE EXCEPTION 'both are %', each.from_account; END IF;
    payer := book(each.from_account, -each.amount);
    payee := book(each.to_account, each.amount);
    IF payer.currency != payee.currency THEN
      RAISE EXCEPTION '% is not %', payer.currency, payee.currency;
    END IF;
    INSERT INTO transfer (from_account, to_account, amount, created_at, event_at)
      VALUES (each.from_account, each.to_account, each.amount, now(), now()) RETURNING id INTO known;
    made := made || known;
    INSERT INTO entry (account, transfer, amount, before, after, version, created_at)
      VALUES (payer.id, known, -each.amount, payer.balance + each.amount, payer.balance, payer.version,
              now());
    INSERT INTO entry (account, transfer, amount, before, after, version, created_at)
      VALUES (payee.id, known, each.amount, payee.balance - each.amount, payee.balance, payee.version,
              now());
  END LOOP;
  RETURN QUERY SELECT * FROM transfer WHERE id = ANY (made) ORDER BY id;
END $$ LANGUAGE plpgsql;

CREATE FUNCTION move(payer TEXT, payee TEXT, amount NUMERIC) RETURNS SETOF transfer AS $$
BEGIN
  RETURN QUERY SELECT * FROM move_all(ARRAY[ROW(payer, payee, amount)::wish]);
END $$ LANGUAGE plpgsql;
