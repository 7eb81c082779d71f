-- How many rooms are in each list: counting a million of them takes longer than anybody waits.
CREATE TABLE room_counts (there BIGINT NOT NULL, listed BIGINT NOT NULL, occupied BIGINT NOT NULL);
INSERT INTO room_counts SELECT
  (SELECT count(*) FROM rooms WHERE kept_until IS NULL),
  (SELECT count(*) FROM rooms WHERE listed),
  (SELECT count(*) FROM rooms WHERE occupants > 0);

CREATE FUNCTION count_rooms() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  more_there INTEGER := 0;
  more_listed INTEGER := 0;
  more_occupied INTEGER := 0;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    more_there := (NEW.kept_until IS NULL)::INTEGER;
    more_listed := NEW.listed::INTEGER;
    more_occupied := (NEW.occupants > 0)::INTEGER;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    more_there := more_there - (OLD.kept_until IS NULL)::INTEGER;
    more_listed := more_listed - OLD.listed::INTEGER;
    more_occupied := more_occupied - (OLD.occupants > 0)::INTEGER;
  END IF;
  UPDATE room_counts SET
    there = there + more_there,
    listed = listed + more_listed,
    occupied = occupied + more_occupied;
  RETURN NULL;
END $$;

CREATE TRIGGER rooms_counted AFTER INSERT OR DELETE ON rooms FOR EACH ROW EXECUTE FUNCTION count_rooms();
CREATE TRIGGER rooms_counted_anew AFTER UPDATE ON rooms FOR EACH ROW
WHEN (OLD.listed <> NEW.listed
  OR (OLD.occupants > 0) <> (NEW.occupants > 0)
  OR (OLD.kept_until IS NULL) <> (NEW.kept_until IS NULL))
EXECUTE FUNCTION count_rooms();
