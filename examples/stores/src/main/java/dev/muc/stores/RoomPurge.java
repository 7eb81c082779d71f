package dev.muc.stores;

import java.time.Instant;
import java.util.List;

/** Forgets the ways to other rooms that nobody is shown any more. */
final class RoomPurge {
  private static final String OVERDUE =
      "SELECT room FROM rooms WHERE kept_until IS NOT NULL AND kept_until < :now LIMIT 500";
  private static final String EVENTS = "DELETE FROM events WHERE place >= :from AND place < :to";
  private static final String ROOM = "DELETE FROM rooms WHERE room = :room AND kept_until < :now";

  private RoomPurge() {}

  /** Forgets what was to be kept until a time before {@code now}. */
  static void run(Database database, Instant now) {
    int found;
    do {
      found = database.write(session -> step(session, Places.nanos(now)));
    } while (found > 0);
  }

  private static int step(Session session, long now) {
    List<Long> overdue =
        session.handle().createQuery(OVERDUE).bind("now", now).mapTo(Long.class).list();
    for (long room : overdue) {
      int gone = session.handle().createUpdate(ROOM).bind("room", room).bind("now", now).execute();
      if (gone > 0) {
        session
            .handle()
            .createUpdate(EVENTS)
            .bind("from", Places.of(room, 0))
            .bind("to", Places.end(room))
            .execute();
      }
    }
    return overdue.size();
  }
}
