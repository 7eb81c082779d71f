package dev.muc.stores;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes the oldest messages, in many small transactions, so that those who store something do not
 * wait for long. After each of them every archive is without a gap.
 */
final class ArchiveExpiry {

  /** How many archives are read at a time. */
  private static final int ARCHIVES = 2_000;

  /** How many messages go in one transaction: some ten milliseconds. */
  private static final int MESSAGES = 64 * Chunks.MESSAGES_MAX;

  private static final String SOME =
      ArchiveRow.SELECT + "archive > :after ORDER BY archive LIMIT :step";

  private final Database database;
  private final Archives archives;

  ArchiveExpiry(Database database, Archives archives) {
    this.database = database;
    this.archives = archives;
  }

  /**
   * Removes what is too old or too much.
   *
   * @param before the time from which on messages stay, null for any
   * @param messagesMax how many of an archive stay, 0 for any number
   */
  int expire(@Nullable Instant before, int messagesMax) {
    archives.sortAll();
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
                .bind("step", ARCHIVES)
                .map((row, context) -> ArchiveRow.read(row))
                .list());
  }

  /** Returns the messages of an archive that have to go. */
  private ArchiveRange overdue(ArchiveRow row, @Nullable Instant before, int messagesMax) {
    return database.read(
        session -> {
          ArchiveView archive = ArchiveView.ofSorted(session, row);
          ArchiveRange all = archive.all();
          long end = before == null ? all.from() : firstFrom(Places.nanos(before), archive, all);
          if (messagesMax > 0) {
            end = Math.max(end, all.to() - messagesMax);
          }
          return all.endingBefore(end);
        });
  }

  /** Returns the place of the first message that is not from before a time. */
  private static long firstFrom(long time, ArchiveView archive, ArchiveRange all)
      throws SQLException {
    // Before it are those whose latest time so far is earlier, and what was late behind one that
    // is gone.
    long first = archive.firstAtOrAfter(time, all);
    while (first < all.to() && archive.chunk(first).get(first).at() < time) {
      first++;
    }
    return first;
  }

  private int remove(ArchiveRange overdue) {
    for (long from = overdue.from(); from < overdue.to(); from += MESSAGES) {
      long begin = from;
      long end = Math.min(overdue.to(), from + MESSAGES);
      archives.write((session, change) -> remove(new Chunks(session), begin, end));
    }
    return overdue.size();
  }

  /** Removes what is between two places: whole chunks, and of the last one perhaps a part. */
  private static long remove(Chunks chunks, long from, long to) throws SQLException {
    Optional<Chunk> last = chunks.at(from, to);
    chunks.delete(from, to);
    if (last.isPresent() && last.get().place() < to) {
      chunks.insert(last.get().startingAt(to).messages());
    }
    return to;
  }
}
