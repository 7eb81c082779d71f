package dev.muc.stores;

import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Cuts a page out of the list of rooms, as {@link Page#of} would cut it out of all of them. */
final class RoomList {
  private final Handle handle;
  private final RoomQuery wanted;
  private final String condition;

  RoomList(Handle handle, Dialect dialect, RoomQuery wanted) {
    this.handle = handle;
    this.wanted = wanted;
    this.condition = condition(dialect, wanted);
  }

  /** Returns the condition as that of the smallest index in which all that is wanted stands. */
  private static String condition(Dialect dialect, RoomQuery wanted) {
    StringBuilder condition = new StringBuilder();
    if (wanted.listedOnly()) {
      condition.append("listed");
    }
    if (wanted.occupiedOnly()) {
      condition.append(condition.isEmpty() ? "" : " AND ").append("occupants > 0");
    }
    if (condition.isEmpty()) {
      condition.append("kept_until IS NULL");
    }
    if (wanted.text() != null) {
      condition
          .append(" AND (")
          .append(dialect.contains("address", ":text"))
          .append(" OR ")
          .append(dialect.contains("name", ":text"))
          .append(')');
    }
    return condition.toString();
  }

  Page<RoomSummary> page() {
    PageRequest page = wanted.page();
    int size = page.max() == null ? wanted.pageMax() : Math.min(wanted.pageMax(), page.max());
    int all = all();
    int from = page.index() == null ? 0 : Math.min(all, page.index());
    if (page.after() != null) {
      from = count(" AND address <= :address", page.after());
    }
    int to = all;
    if (page.before() != null) {
      to = page.before().isEmpty() ? all : count(" AND address < :address", page.before());
      from = Math.max(from, to - size);
    }
    int length = Math.max(0, Math.min(to - from, size));
    return new Page<>(length == 0 ? List.of() : entries(page, from, to, length), from, all);
  }

  /** Returns the entries from one position on, looked for from the nearest place that is known. */
  private List<RoomSummary> entries(PageRequest page, int from, int to, int length) {
    String before = page.before();
    if (before != null && from + length == to) {
      String upTo = before.isEmpty() ? "" : " AND address < :address";
      List<RoomSummary> backwards =
          rows(upTo + " ORDER BY address DESC LIMIT :length", before, length, 0);
      Collections.reverse(backwards);
      return backwards;
    }
    if (page.after() != null) {
      String behind = " AND address > :address";
      return rows(behind + " ORDER BY address LIMIT :length", page.after(), length, 0);
    }
    return rows(" ORDER BY address LIMIT :length OFFSET :offset", null, length, from);
  }

  private List<RoomSummary> rows(String more, @Nullable String address, int length, int offset) {
    String sql = "SELECT " + RoomRow.COLUMNS + " FROM rooms WHERE " + condition + more;
    return bound(sql, address)
        .bind("length", length)
        .bind("offset", offset)
        .map((row, context) -> RoomRow.summary(row))
        .list();
  }

  /** Returns how many rooms are in the list: of most lists, this is kept. */
  private int all() {
    if (wanted.text() != null || (wanted.listedOnly() && wanted.occupiedOnly())) {
      return count("", null);
    }
    String list = wanted.listedOnly() ? "listed" : wanted.occupiedOnly() ? "occupied" : "there";
    String sql = "SELECT " + list + " FROM room_counts";
    return handle.createQuery(sql).mapTo(Integer.class).one();
  }

  private int count(String more, @Nullable String address) {
    return bound("SELECT count(*) FROM rooms WHERE " + condition + more, address)
        .mapTo(Integer.class)
        .one();
  }

  private Query bound(String sql, @Nullable String address) {
    Query query = handle.createQuery(sql).bind("address", address);
    String text = wanted.text();
    return query.bind("text", text == null ? null : lowered(text));
  }

  /** Returns a text with its ASCII letters lowered, and no others. */
  private static String lowered(String text) {
    StringBuilder lowered = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lowered.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return lowered.toString();
  }
}
