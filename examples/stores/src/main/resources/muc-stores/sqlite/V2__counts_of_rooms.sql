-- How many rooms are in each list: counting a million of them takes longer than anybody waits.
CREATE TABLE room_counts (there INTEGER NOT NULL, listed INTEGER NOT NULL, occupied INTEGER NOT NULL);
INSERT INTO room_counts SELECT
  (SELECT count(*) FROM rooms WHERE kept_until IS NULL),
  (SELECT count(*) FROM rooms WHERE listed),
  (SELECT count(*) FROM rooms WHERE occupants > 0);

CREATE TRIGGER rooms_counted_in AFTER INSERT ON rooms BEGIN
  UPDATE room_counts SET
    there = there + (NEW.kept_until IS NULL),
    listed = listed + NEW.listed,
    occupied = occupied + (NEW.occupants > 0);
END;

CREATE TRIGGER rooms_counted_anew AFTER UPDATE ON rooms
WHEN OLD.listed <> NEW.listed
  OR (OLD.occupants > 0) <> (NEW.occupants > 0)
  OR (OLD.kept_until IS NULL) <> (NEW.kept_until IS NULL)
BEGIN
  UPDATE room_counts SET
    there = there + (NEW.kept_until IS NULL) - (OLD.kept_until IS NULL),
    listed = listed + NEW.listed - OLD.listed,
    occupied = occupied + (NEW.occupants > 0) - (OLD.occupants > 0);
END;

CREATE TRIGGER rooms_counted_out AFTER DELETE ON rooms BEGIN
  UPDATE room_counts SET
    there = there - (OLD.kept_until IS NULL),
    listed = listed - OLD.listed,
    occupied = occupied - (OLD.occupants > 0);
END;
