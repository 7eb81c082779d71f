package dev.muc.stores;

import dev.muc.store.ArchiveQuery.Filter;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one archive from one place to another. As numbers are without gaps, places say
 * how many messages there are in between; and as the running maximum of times never goes back,
 * places that belong to times are found by halving.
 */
record ArchiveRange(Handle handle, Dialect dialect, ArchiveRow archive, long from, long to) {
  private static final String ARCHIVE = ArchiveRow.SELECT + "a.address = :address";
  private static final String FIRST =
      "SELECT min(place) FROM messages WHERE place >= :from AND place < :to";
  private static final String LATEST = "SELECT latest_at FROM messages WHERE place = :place";

  /** No archive has the number 0. */
  private static final ArchiveRow NONE = new ArchiveRow(0, 0, 0, 0);

  /** Returns all of the archive of a room; of one that has none, an empty range. */
  static ArchiveRange of(Handle handle, Dialect dialect, String address) {
    return handle
        .createQuery(ARCHIVE)
        .bind("address", address)
        .map((found, context) -> ArchiveRow.read(found))
        .findOne()
        .map(row -> of(handle, dialect, row))
        .orElse(new ArchiveRange(handle, dialect, NONE, 0, 0));
  }

  /** Returns all of an archive. */
  static ArchiveRange of(Handle handle, Dialect dialect, ArchiveRow row) {
    long end = row.next();
    long first =
        handle
            .createQuery(FIRST)
            .bind("from", Places.of(row.archive(), 0))
            .bind("to", end)
            .mapTo(Long.class)
            .findOne()
            .orElse(end);
    return new ArchiveRange(handle, dialect, row, first, end);
  }

  /** Returns how many messages there are. */
  int size() {
    return (int) Math.max(0, to - from);
  }

  /** Returns this range without what is before a place. */
  ArchiveRange startingAt(long place) {
    return new ArchiveRange(handle, dialect, archive, Math.max(from, place), to);
  }

  /** Returns this range without a place and what is after it. */
  ArchiveRange endingBefore(long place) {
    return new ArchiveRange(handle, dialect, archive, from, Math.min(to, place));
  }

  /** Returns the place of a message, if the archive has it. */
  Optional<Long> placeOf(String id) {
    return handle
        .createQuery(dialect.placeOfId())
        .bind("archive", archive.archive())
        .bind("from", from)
        .bind("to", to)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /**
   * Returns this range as narrow as the ids and times of a filter make it; empty if an id is
   * unknown. It may still have messages of other times if times have gone back.
   */
  Optional<ArchiveRange> narrowed(Filter filter) {
    return narrowed(filter.afterId(), filter.beforeId()).map(range -> range.within(filter));
  }

  /** Returns what lies between two messages; empty if one is unknown. Null bounds nothing. */
  Optional<ArchiveRange> narrowed(@Nullable String afterId, @Nullable String beforeId) {
    ArchiveRange range = this;
    if (afterId != null) {
      Optional<Long> place = placeOf(afterId);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      range = range.startingAt(place.get() + 1);
    }
    if (beforeId != null) {
      Optional<Long> place = placeOf(beforeId);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      range = range.endingBefore(place.get());
    }
    return Optional.of(range);
  }

  private ArchiveRange within(Filter filter) {
    ArchiveRange range = this;
    if (filter.start() != null) {
      range = range.startingAt(range.firstAtOrAfter(Places.nanos(filter.start())));
    }
    if (filter.end() != null) {
      long end = Places.add(Places.nanos(filter.end()), archive.setback());
      range = range.endingBefore(range.firstAtOrAfter(Places.add(end, 1)));
    }
    return range;
  }

  /** Returns the first place at which the latest time so far is at least {@code time}. */
  long firstAtOrAfter(long time) {
    long low = from;
    long high = Math.max(from, to);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (latestAt(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long latestAt(long place) {
    return handle.createQuery(LATEST).bind("place", place).mapTo(Long.class).one();
  }
}
