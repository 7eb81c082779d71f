package dev.muc.stores;

import dev.muc.payload.PageRequest;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchivedMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a page out of the archive of one room. */
final class ArchiveSearch {
  /*
   * `wanted` has all that the filter may let through, `range` what of it the page may begin and end
   * with. Where there is no filter, all in a range is wanted and nothing needs to be counted.
   */
  private final ArchiveView archive;
  private final ArchiveQuery query;
  private final PageRequest page;

  ArchiveSearch(ArchiveView archive, ArchiveQuery query) {
    this.archive = archive;
    this.query = query;
    this.page = query.page();
  }

  /** Returns the page; empty if the archive lacks an id that the query names. */
  Optional<ArchivePage> page() throws SQLException {
    Filter filter = query.filter();
    Set<Long> named = new HashSet<>();
    for (String id : filter.ids()) {
      named.add(archive.placeOf(id));
    }
    String before = page.before() == null || page.before().isEmpty() ? null : page.before();
    ArchiveRange between = narrowed(archive.all(), filter.afterId(), filter.beforeId());
    ArchiveRange range = between == null ? null : narrowed(between, page.after(), before);
    if (range == null || between == null || named.contains(-1L)) {
      return Optional.empty();
    }
    ArchiveRange wanted = within(between, filter, named);
    ArchiveRange paged = range.startingAt(wanted.from()).endingBefore(wanted.to());
    return Optional.of(
        page(wanted, paged, new ArchiveFilter(filter, named, archive.setback() > 0)));
  }

  /** Returns what lies between two messages; null if one is unknown. A null id bounds nothing. */
  private @Nullable ArchiveRange narrowed(
      ArchiveRange all, @Nullable String afterId, @Nullable String beforeId) throws SQLException {
    ArchiveRange range = all;
    if (afterId != null) {
      long place = archive.placeOf(afterId);
      if (place < 0) {
        return null;
      }
      range = range.startingAt(place + 1);
    }
    if (beforeId != null) {
      long place = archive.placeOf(beforeId);
      if (place < 0) {
        return null;
      }
      range = range.endingBefore(place);
    }
    return range;
  }

  /**
   * Returns a range as narrow as the times and ids of a filter make it. It may still have messages
   * of other times if times have gone back.
   */
  private ArchiveRange within(ArchiveRange all, Filter filter, Set<Long> named)
      throws SQLException {
    ArchiveRange range = all;
    if (!named.isEmpty()) {
      range = range.startingAt(Collections.min(named)).endingBefore(Collections.max(named) + 1);
    }
    if (filter.start() != null) {
      range = range.startingAt(archive.firstAtOrAfter(Places.nanos(filter.start()), range));
    }
    if (filter.end() != null) {
      long end = Places.add(Places.nanos(filter.end()), archive.setback());
      range = range.endingBefore(archive.firstAtOrAfter(Places.add(end, 1), range));
    }
    return range;
  }

  private ArchivePage page(ArchiveRange wanted, ArchiveRange range, ArchiveFilter filter)
      throws SQLException {
    if (!filter.isNone()) {
      Cut cut = cut(range, filter, skip());
      return new ArchivePage(cut.messages(), cut.complete(), null, null);
    }
    ArchiveRange from = range.startingAt(range.from() + Math.min(skip(), range.size()));
    Cut cut = cut(from, filter, 0);
    int index = wanted.endingBefore(index(from, cut.shown())).size();
    return new ArchivePage(cut.messages(), cut.complete(), index, wanted.size());
  }

  /** Returns how many messages come before the page, as far as that is asked for. */
  private int skip() {
    boolean anchored = page.before() != null || page.after() != null;
    return anchored || page.index() == null ? 0 : page.index();
  }

  /**
   * What is on the page.
   *
   * @param complete whether there is no more in that direction
   */
  private record Cut(List<MessageRow> shown, boolean complete) {
    List<ArchivedMessage> messages() {
      return shown.stream().map(MessageRow::message).toList();
    }
  }

  private Cut cut(ArchiveRange range, ArchiveFilter filter, int skip) throws SQLException {
    int size = page.max() == null ? query.pageMax() : Math.min(query.pageMax(), page.max());
    boolean backwards = page.before() != null;
    List<MessageRow> found =
        backwards ? last(range, filter, size + 1L) : first(range, filter, size + 1L + skip);
    found = found.subList(Math.min(skip, found.size()), found.size());
    List<MessageRow> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
    if (backwards) {
      Collections.reverse(shown);
    }
    return new Cut(shown, found.size() <= size);
  }

  /** Returns the place before which are those that come before what is shown. */
  private long index(ArchiveRange from, List<MessageRow> shown) {
    if (!shown.isEmpty()) {
      return shown.get(0).place();
    }
    return page.before() == null ? from.from() : Math.max(from.from(), from.to());
  }

  /** Returns the first that a filter lets through. */
  private List<MessageRow> first(ArchiveRange range, ArchiveFilter filter, long max)
      throws SQLException {
    List<MessageRow> found = new ArrayList<>();
    for (long place = range.from(); place < range.to() && found.size() < max; place++) {
      add(place, filter, found);
    }
    return found;
  }

  /** Returns the last that a filter lets through, from the very last on. */
  private List<MessageRow> last(ArchiveRange range, ArchiveFilter filter, long max)
      throws SQLException {
    List<MessageRow> found = new ArrayList<>();
    for (long place = range.to() - 1; place >= range.from() && found.size() < max; place--) {
      add(place, filter, found);
    }
    return found;
  }

  private void add(long place, ArchiveFilter filter, List<MessageRow> found) throws SQLException {
    MessageRow row = archive.chunk(place).get(place);
    if (filter.accepts(row)) {
      found.add(row);
    }
  }
}
