package dev.muc.stores;

import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchiveQuery.Filter;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message has to meet beside its place.
 *
 * @param sql a condition that begins with AND, or nothing
 * @param parameters what is bound in it
 * @param counted whether what meets it can be counted without looking at the messages themselves
 */
record ArchiveCondition(String sql, Map<String, Object> parameters, boolean counted) {

  private static final ArchiveCondition NONE = new ArchiveCondition("", Map.of(), true);

  /** Returns what a filter asks for beside ids; times only if they do not follow from places. */
  static ArchiveCondition of(Filter filter, Dialect dialect, boolean timesGoBack) {
    boolean indexed = dialect.sendersIndexed();
    Jid sender = filter.sender();
    ArchiveCondition all = NONE;
    if (filter.occupant() != null) {
      all = all.and("occupant = :occupant", "occupant", filter.occupant().toString(), indexed);
    }
    if (sender != null) {
      all = all.and("account = :account", "account", sender.bare().toString(), indexed);
    }
    if (sender instanceof FullJid full) {
      all = all.and("resource = :resource", "resource", full.resource(), false);
    }
    if (filter.rememberedOnly()) {
      all = all.and("remembered", "remembered", true, false);
    }
    return timesGoBack ? all.and(filter.start(), filter.end()) : all;
  }

  private ArchiveCondition and(@Nullable Instant start, @Nullable Instant end) {
    ArchiveCondition all = this;
    if (start != null) {
      all = all.and("latest_at - late >= :start", "start", Places.nanos(start), false);
    }
    if (end != null) {
      all = all.and("latest_at - late <= :end", "end", Places.nanos(end), false);
    }
    return all;
  }

  /** Only a single condition, for which there is an index, can be counted. */
  private ArchiveCondition and(String more, String name, Object value, boolean indexed) {
    Map<String, Object> bound = new LinkedHashMap<>(parameters);
    bound.put(name, value);
    return new ArchiveCondition(sql + " AND " + more, bound, isNone() && indexed);
  }

  /** Returns this condition, and that the place is one of some. */
  ArchiveCondition withPlaces(Collection<Long> places) {
    String list = places.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new ArchiveCondition(sql + " AND place IN (" + list + ")", parameters, false);
  }

  /** Returns whether every message in the range meets it. */
  boolean isNone() {
    return sql.isEmpty();
  }
}
