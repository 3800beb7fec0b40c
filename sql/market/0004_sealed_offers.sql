-- Offers sealed under a key of their round, lots amended while rounds are open, the price rule of a round.

ALTER TABLE lot ADD COLUMN IF NOT EXISTS changed_at BIGINT NULL AFTER listed_at;

ALTER TABLE auction_round
  ADD COLUMN IF NOT EXISTS price_rule VARCHAR(20) NOT NULL DEFAULT 'pay_as_offered',
  ADD COLUMN IF NOT EXISTS sealing TEXT NOT NULL DEFAULT
    '{"public_key":"","platform_share":"","regulator_share":"",
      "platform_share_sm3":"","regulator_share_sm3":""}',
  ADD COLUMN IF NOT EXISTS sealing_key_id BINARY(16) NOT NULL DEFAULT '',
  ADD COLUMN IF NOT EXISTS opened_share CHAR(64) NULL,
  ADD COLUMN IF NOT EXISTS opened_key CHAR(64) NULL,
  ADD COLUMN IF NOT EXISTS opened_at BIGINT NULL,
  MODIFY state VARCHAR(16) NOT NULL;

-- envelope: gone when withdrawn. content and nonce: from the opening on. sealed_event: the feed's, for its
-- position.
ALTER TABLE capacity_offer
  ADD COLUMN IF NOT EXISTS envelope MEDIUMTEXT NULL,
  ADD COLUMN IF NOT EXISTS sealed_by_client TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS verdict VARCHAR(16) NULL,
  ADD COLUMN IF NOT EXISTS problem VARCHAR(60) NOT NULL DEFAULT '',
  ADD COLUMN IF NOT EXISTS sealed_event BINARY(16) NOT NULL DEFAULT '',
  DROP COLUMN IF EXISTS licence_item_id,
  MODIFY content MEDIUMTEXT NULL,
  MODIFY nonce CHAR(64) NULL;

-- A round that was planned before it could have a key can't be opened by one. Its offers lay in plain words;
-- they are forgotten, its lots stay for sale.
UPDATE auction_round SET state = 'held', version = version + 1,
  held_reason = 'planned before offers were sealed under a key of the round: plan it again'
  WHERE state IN ('scheduled', 'closing');
UPDATE capacity_offer SET state = 'withdrawn', content = NULL, nonce = NULL, version = version + 1
  WHERE state = 'sealed';
UPDATE capacity_offer SET content = NULL, nonce = NULL WHERE state = 'withdrawn';

-- The regulator's SM2 keys for which its share of a round's key is encrypted; the newest counts.
CREATE TABLE IF NOT EXISTS sealing_key (
  id BINARY(16) NOT NULL PRIMARY KEY,
  enterprise_id BINARY(16) NOT NULL,
  name VARCHAR(120) NOT NULL,
  public_key TEXT NOT NULL,
  registered_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
