-- Why a file was refused or told nothing new, and what a break rests on, as codes and facts: pages say them
-- in the reader's language. note keeps the English sentence that the feed said.
ALTER TABLE bank_break ADD COLUMN IF NOT EXISTS facts TEXT NOT NULL DEFAULT '{}';

ALTER TABLE bank_file ADD COLUMN IF NOT EXISTS why VARCHAR(20) NOT NULL DEFAULT '' AFTER note;

ALTER TABLE bank_file ADD COLUMN IF NOT EXISTS facts TEXT NOT NULL DEFAULT '{}' AFTER why;

UPDATE bank_file SET why = CASE
    WHEN note LIKE 'a copy: %' THEN 'copy'
    WHEN note = 'it is about another account' THEN 'other-account'
    WHEN note = 'the statement names no day' THEN 'no-day'
    WHEN note LIKE 'Statement % lacks its opening or closing balance.' THEN 'no-balances'
    WHEN note LIKE 'Statement % yuan % its opening balance and entries.' THEN 'sums-differ'
    WHEN note = 'statement: is not in CNY' THEN 'not-in-yuan'
    WHEN note = 'its sums leave 64 bits' THEN 'sums-too-large'
    ELSE 'unreadable' END
WHERE why = '' AND note <> '';

-- The service's own words go: the state says what happened, the reason is the bank's or a person's.
UPDATE payout SET reason = NULL WHERE reason = 'rejected';

UPDATE payout SET reason = NULL WHERE reason = 'returned by the bank, matched by hand';

UPDATE payout SET reason = NULLIF(SUBSTRING(reason, 23), '') WHERE reason LIKE 'returned by the bank: %';

UPDATE bank_break SET action = 'on_statement', resolution = ''
WHERE action = 'explained' AND resolution = 'on a later statement';
