-- Bank lines recognised by content with multiplicity, how each was explained, and the work queue of those
-- that were not.

-- bank_reference: as the bank gave it, empty when it gave none. content: SM3 of what makes two lines one.
-- basis: how the line was explained; empty while it is not. tolerance: the one that was used.
ALTER TABLE bank_entry ADD COLUMN IF NOT EXISTS bank_reference VARCHAR(80) NOT NULL DEFAULT '';

ALTER TABLE bank_entry ADD COLUMN IF NOT EXISTS content CHAR(64) NOT NULL DEFAULT '';

ALTER TABLE bank_entry ADD COLUMN IF NOT EXISTS basis VARCHAR(20) NOT NULL DEFAULT '';

ALTER TABLE bank_entry ADD COLUMN IF NOT EXISTS tolerance VARCHAR(40) NOT NULL DEFAULT '';

UPDATE bank_entry SET bank_reference = reference WHERE bank_reference = '' AND reference NOT LIKE 'SM3:%';

UPDATE bank_entry SET basis = 'reference' WHERE basis = '' AND outcome IN ('escrow', 'payout', 'returned');

ALTER TABLE bank_entry ADD INDEX IF NOT EXISTS bank_entry_content (content);

ALTER TABLE bank_entry ADD INDEX IF NOT EXISTS bank_entry_bank_reference (bank_reference, booked_on);

-- How often lines of one content were told, by source; sequence: of statements without references, else 0.
CREATE TABLE IF NOT EXISTS bank_told (
  content CHAR(64) NOT NULL,
  source VARCHAR(12) NOT NULL,
  sequence BIGINT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (content, source, sequence)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A document is taken once by its words: source, account and lines, whatever its file, id or order.
CREATE TABLE IF NOT EXISTS bank_document (
  words CHAR(64) NOT NULL PRIMARY KEY,
  source VARCHAR(12) NOT NULL,
  number VARCHAR(140) NOT NULL,
  file_sm3 CHAR(64) NOT NULL,
  taken_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

ALTER TABLE bank_file ADD COLUMN IF NOT EXISTS told_again BIGINT NOT NULL DEFAULT 0;

-- cause: a word of settlement/reconcile/match.hpp, or of services/treasury/breaks.hpp. suggestions: what it
-- might be, with reasons; nothing of it is posted until somebody says so.
ALTER TABLE bank_break ADD COLUMN IF NOT EXISTS cause VARCHAR(24) NOT NULL DEFAULT 'not-expected';

ALTER TABLE bank_break ADD COLUMN IF NOT EXISTS suggestions TEXT NOT NULL DEFAULT '[]';

CREATE TABLE IF NOT EXISTS break_note (
  id BINARY(16) NOT NULL PRIMARY KEY,
  break_id BINARY(16) NOT NULL,
  note VARCHAR(500) NOT NULL,
  written_by VARCHAR(120) NOT NULL,
  written_at BIGINT NOT NULL,
  KEY break_note_break (break_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What a line was matched to by hand: of several lines and several expectations, each part once.
CREATE TABLE IF NOT EXISTS break_match (
  id BINARY(16) NOT NULL PRIMARY KEY,
  break_id BINARY(16) NOT NULL,
  kind VARCHAR(14) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  amount_fen BIGINT NOT NULL,
  matched_by VARCHAR(120) NOT NULL,
  matched_at BIGINT NOT NULL,
  KEY break_match_break (break_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

ALTER TABLE escrow_leg ADD INDEX IF NOT EXISTS escrow_leg_payer (payer_id, trade_id);

ALTER TABLE payout ADD INDEX IF NOT EXISTS payout_state_amount (state, amount_fen);

-- The tolerances of matching, by name and date.
INSERT IGNORE INTO treasury_rule (name, valid_from, value, source) VALUES
  ('match-window-days', '2020-01-01', 3,
   'Platform setting: suggestions by amount look as many days before and after the line'),
  ('match-deposit-part', '2020-01-01', 1,
   'Platform setting: 1 lets less than an escrow misses in under its reference, 0 sends it to the queue'),
  ('match-deposit-excess', '2020-01-01', 1,
   'Platform setting: 1 gives what an escrow does not miss to its payer, 0 sends it to the queue'),
  ('match-return-by-account', '2020-01-01', 1,
   'Platform setting: 1 takes a return without our id for the only such payout to that account, 0 asks');
