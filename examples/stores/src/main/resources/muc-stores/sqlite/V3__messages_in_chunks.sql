-- How far an archive goes: the number of its next message, its latest time (null before there is one), and how far a
-- time ever was behind the latest one before it.
ALTER TABLE archives ADD COLUMN next INTEGER NOT NULL DEFAULT 0;
ALTER TABLE archives ADD COLUMN latest_at INTEGER;
ALTER TABLE archives ADD COLUMN setback INTEGER NOT NULL DEFAULT 0;

-- Many messages that follow each other in one archive. place is that of the first.
CREATE TABLE chunks (
  place INTEGER PRIMARY KEY,
  -- The hashes of their ids, four bytes each.
  ids BLOB NOT NULL,
  messages BLOB NOT NULL
);

-- Messages in the order in which they came, a row for what one commit stored, until they are sorted into archives.
CREATE TABLE unsorted (
  number INTEGER PRIMARY KEY,
  messages BLOB NOT NULL
);
