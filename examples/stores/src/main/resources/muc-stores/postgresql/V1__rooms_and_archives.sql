-- A row for each address of which anything is stored. Times are nanoseconds since 1970. Collation "C"
-- sorts as all stores do, and lowers the letters that all stores lower.
CREATE TABLE rooms (
  room BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  listed BOOLEAN NOT NULL,
  persistent BOOLEAN NOT NULL,
  occupants INTEGER NOT NULL,
  creator TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  -- Of a room that is gone, until when its events are kept; null of one that is there.
  kept_until BIGINT
);

-- One for each list that is paged and counted, so that neither looks at rows that are not in it.
CREATE INDEX rooms_there ON rooms (address) WHERE kept_until IS NULL;
CREATE INDEX rooms_listed ON rooms (address) WHERE listed;
CREATE INDEX rooms_occupied ON rooms (address) WHERE occupants > 0;
CREATE INDEX rooms_by_creator ON rooms (creator) WHERE kept_until IS NULL;
CREATE INDEX rooms_kept ON rooms (kept_until) WHERE kept_until IS NOT NULL;

CREATE TABLE reservations (
  account TEXT COLLATE "C" NOT NULL,
  room BIGINT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  PRIMARY KEY (account, room)
);
CREATE INDEX reservations_of_room ON reservations (room);

-- place = room * 2^32 + number: what belongs to one room lies together, in its order.
CREATE TABLE events (
  place BIGINT PRIMARY KEY,
  event TEXT NOT NULL
);

-- The number that stands for the archive of a room.
CREATE TABLE archives (
  archive BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address TEXT COLLATE "C" NOT NULL UNIQUE
);

-- place = archive * 2^32 + number, without gaps: messages go from the beginning only.
CREATE TABLE messages (
  place BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL,
  -- The latest time of this message and all before it in its archive, which never goes back.
  latest_at BIGINT NOT NULL,
  -- How far the message's own time is behind that, and how far any was so far: mostly nothing.
  late BIGINT NOT NULL,
  setback BIGINT NOT NULL,
  occupant TEXT COLLATE "C" NOT NULL,
  account TEXT COLLATE "C" NOT NULL,
  resource TEXT COLLATE "C",
  sender_public BOOLEAN NOT NULL,
  remembered BOOLEAN NOT NULL,
  -- The stanza; null once it was removed.
  content TEXT
);
CREATE UNIQUE INDEX messages_by_id ON messages ((place >> 32), id);
CREATE INDEX messages_by_occupant ON messages (occupant, place);
CREATE INDEX messages_by_account ON messages (account, place);
