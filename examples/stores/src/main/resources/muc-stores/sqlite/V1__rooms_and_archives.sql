-- A row for each address of which anything is stored. Times are nanoseconds since 1970.
CREATE TABLE rooms (
  room INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  listed BOOLEAN NOT NULL,
  persistent BOOLEAN NOT NULL,
  occupants INTEGER NOT NULL,
  creator TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- Of a room that is gone, until when its events are kept; null of one that is there.
  kept_until INTEGER
);

-- One for each list that is paged and counted, so that neither looks at rows that are not in it. The column of
-- the condition is in the index too: SQLite looks at it again, and otherwise for each entry at its row.
CREATE INDEX rooms_there ON rooms (address, kept_until) WHERE kept_until IS NULL;
CREATE INDEX rooms_listed ON rooms (address, listed) WHERE listed;
CREATE INDEX rooms_occupied ON rooms (address, occupants) WHERE occupants > 0;
CREATE INDEX rooms_by_creator ON rooms (creator, kept_until) WHERE kept_until IS NULL;
CREATE INDEX rooms_kept ON rooms (kept_until) WHERE kept_until IS NOT NULL;

CREATE TABLE reservations (
  account TEXT NOT NULL,
  room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE,
  PRIMARY KEY (account, room)
) WITHOUT ROWID;
CREATE INDEX reservations_of_room ON reservations (room);

-- place = room * 2^32 + number: what belongs to one room lies together, in its order.
CREATE TABLE events (
  place INTEGER PRIMARY KEY,
  event TEXT NOT NULL
);

-- The number that stands for the archive of a room.
CREATE TABLE archives (
  archive INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE
);

-- place = archive * 2^32 + number, without gaps: messages go from the beginning only.
CREATE TABLE messages (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  -- The latest time of this message and all before it in its archive, which never goes back.
  latest_at INTEGER NOT NULL,
  -- How far the message's own time is behind that, and how far any was so far: mostly nothing.
  late INTEGER NOT NULL,
  setback INTEGER NOT NULL,
  occupant TEXT NOT NULL,
  account TEXT NOT NULL,
  resource TEXT,
  sender_public BOOLEAN NOT NULL,
  remembered BOOLEAN NOT NULL,
  -- The stanza; null once it was removed.
  content TEXT
);
-- A commit writes whole pages, so an index is cheap only where neighbours in time are neighbours in it. Ids
-- are random: they are sorted within every 128 messages, and looked for in one such block after another.
CREATE UNIQUE INDEX messages_by_id ON messages (place >> 7, id);
