-- Sign-in names compare byte by byte: a text column calls "office" and "office " one name, which the throttle
-- counts as two.
ALTER TABLE account MODIFY login VARBINARY(60) NOT NULL;
