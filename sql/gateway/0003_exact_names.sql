-- Sign-in names compare byte by byte: a text column calls "office" and "office " the same name, but the throttle
-- counts them apart.
ALTER TABLE account MODIFY login VARBINARY(60) NOT NULL;
