package dev.muc.stores;

import dev.muc.payload.PageRequest;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Cuts a page out of the archive of one room. */
final class ArchiveSearch {
  /*
   * `wanted` has all that the filter may let through, `range` what of it the page may begin and end
   * with. Where the condition is none, all in a range is wanted and nothing needs to be counted.
   */
  private static final String RANGE = " FROM messages WHERE place >= :from AND place < :to";

  private final Handle handle;
  private final Dialect dialect;
  private final String address;
  private final ArchiveQuery query;

  ArchiveSearch(Handle handle, Dialect dialect, String address, ArchiveQuery query) {
    this.handle = handle;
    this.dialect = dialect;
    this.address = address;
    this.query = query;
  }

  /** Returns the page; empty if the archive lacks an id that the query names. */
  Optional<ArchivePage> page() {
    PageRequest page = query.page();
    String before = page.before() == null || page.before().isEmpty() ? null : page.before();
    ArchiveRange all = ArchiveRange.of(handle, dialect, address);
    Set<Long> named = new TreeSet<>();
    for (String id : query.filter().ids()) {
      Optional<Long> place = all.placeOf(id);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      named.add(place.get());
    }
    if (all.narrowed(page.after(), before).isEmpty()) {
      return Optional.empty();
    }
    boolean timesGoBack = all.archive().setback() > 0;
    ArchiveCondition filter = ArchiveCondition.of(query.filter(), dialect, timesGoBack);
    ArchiveCondition condition = named.isEmpty() ? filter : filter.withPlaces(named);
    return all.narrowed(query.filter())
        .flatMap(
            wanted ->
                wanted.narrowed(page.after(), before).map(range -> page(wanted, range, condition)));
  }

  private ArchivePage page(ArchiveRange wanted, ArchiveRange range, ArchiveCondition condition) {
    PageRequest page = query.page();
    int size = page.max() == null ? query.pageMax() : Math.min(query.pageMax(), page.max());
    boolean backwards = page.before() != null;
    boolean anchored = backwards || page.after() != null;
    int skip = anchored || page.index() == null ? 0 : page.index();
    ArchiveRange from = range;
    if (condition.isNone()) {
      from = range.startingAt(range.from() + Math.min(skip, range.size()));
      skip = 0;
    }
    List<Placed> found = rows(from, condition, backwards, size, skip);
    boolean complete = found.size() <= size;
    List<Placed> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
    if (backwards) {
      Collections.reverse(shown);
    }
    return new ArchivePage(
        shown.stream().map(Placed::message).toList(),
        complete,
        index(wanted, from, condition, shown),
        count(wanted, condition));
  }

  /**
   * Returns how many wanted messages come before those that are shown; null if it is not counted.
   */
  private @Nullable Integer index(
      ArchiveRange wanted, ArchiveRange from, ArchiveCondition condition, List<Placed> shown) {
    boolean atEnd = shown.isEmpty() && query.page().before() != null;
    long first = !shown.isEmpty() ? shown.get(0).place() : atEnd ? from.to() : from.from();
    return count(wanted.endingBefore(first), condition);
  }

  private @Nullable Integer count(ArchiveRange range, ArchiveCondition condition) {
    if (condition.isNone()) {
      return range.size();
    }
    if (!condition.counted()) {
      return null;
    }
    String sql = "SELECT count(*)" + RANGE + condition.sql();
    return bound(sql, range, condition).mapTo(Integer.class).one();
  }

  /** A message with its place. */
  private record Placed(long place, ArchivedMessage message) {}

  /** Returns one message more than the page has, if there is one, nearest first. */
  private List<Placed> rows(
      ArchiveRange range, ArchiveCondition condition, boolean backwards, int size, int skip) {
    String sql =
        "SELECT "
            + EncodedMessage.COLUMNS
            + RANGE
            + condition.sql()
            + " ORDER BY place "
            + (backwards ? "DESC" : "ASC")
            + " LIMIT :limit OFFSET :skip";
    return bound(sql, range, condition)
        .bind("limit", size + 1L)
        .bind("skip", skip)
        .map((row, context) -> new Placed(row.getLong("place"), EncodedMessage.read(row)))
        .list();
  }

  private Query bound(String sql, ArchiveRange range, ArchiveCondition condition) {
    return handle
        .createQuery(sql)
        .bind("from", range.from())
        .bind("to", range.to())
        .bindMap(condition.parameters());
  }
}
