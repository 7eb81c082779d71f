package dev.muc.stores;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes the oldest messages, in many small transactions, so that those who store something do not
 * wait for long. After each of them every archive is without a gap.
 */
final class ArchiveExpiry {

  /** How many messages go in one transaction, some ten milliseconds; how many archives are read. */
  private static final int STEP = 2_000;

  private static final String SOME =
      ArchiveRow.SELECT + "a.archive > :after ORDER BY a.archive LIMIT :step";
  private static final String REMOVE = "DELETE FROM messages WHERE place >= :from AND place < :to";

  private final Database database;

  ArchiveExpiry(Database database) {
    this.database = database;
  }

  /**
   * Removes what is too old or too much.
   *
   * @param before the time from which on messages stay, null for any
   * @param messagesMax how many of an archive stay, 0 for any number
   */
  int expire(@Nullable Instant before, int messagesMax) {
    int removed = 0;
    List<ArchiveRow> some = archivesAfter(0);
    while (!some.isEmpty()) {
      for (ArchiveRow archive : some) {
        removed += remove(overdue(archive, before, messagesMax));
      }
      some = archivesAfter(some.get(some.size() - 1).archive());
    }
    return removed;
  }

  private List<ArchiveRow> archivesAfter(long archive) {
    return database.read(
        session ->
            session
                .handle()
                .createQuery(SOME)
                .bind("after", archive)
                .bind("step", STEP)
                .map((row, context) -> ArchiveRow.read(row))
                .list());
  }

  /** Returns the messages of an archive that have to go. */
  private ArchiveRange overdue(ArchiveRow archive, @Nullable Instant before, int messagesMax) {
    return database.read(
        session -> {
          ArchiveRange all = ArchiveRange.of(session.handle(), database.dialect(), archive);
          long end = before == null ? all.from() : all.firstAtOrAfter(Places.nanos(before));
          if (messagesMax > 0) {
            end = Math.max(end, all.to() - messagesMax);
          }
          return all.endingBefore(end);
        });
  }

  private int remove(ArchiveRange overdue) {
    int removed = 0;
    for (long from = overdue.from(); from < overdue.to(); from += STEP) {
      long begin = from;
      long end = Math.min(overdue.to(), from + STEP);
      removed +=
          database.write(
              session ->
                  session
                      .handle()
                      .createUpdate(REMOVE)
                      .bind("from", begin)
                      .bind("to", end)
                      .execute());
    }
    return removed;
  }
}
