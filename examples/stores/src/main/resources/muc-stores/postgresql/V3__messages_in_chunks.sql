-- How far an archive goes: the number of its next message, its latest time (null before there is one), and how far a
-- time ever was behind the latest one before it.
ALTER TABLE archives ADD COLUMN next BIGINT NOT NULL DEFAULT 0;
ALTER TABLE archives ADD COLUMN latest_at BIGINT;
ALTER TABLE archives ADD COLUMN setback BIGINT NOT NULL DEFAULT 0;

-- Many messages that follow each other in one archive. place is that of the first.
CREATE TABLE chunks (
  place BIGINT PRIMARY KEY,
  -- The hashes of their ids, four bytes each.
  ids BYTEA NOT NULL,
  messages BYTEA NOT NULL
);

-- Messages in the order in which they came, a row for what one commit stored, until they are sorted into archives.
CREATE TABLE unsorted (
  number BIGINT PRIMARY KEY,
  messages BYTEA NOT NULL
);
