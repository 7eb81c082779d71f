package dev.muc.stores;

import dev.muc.store.ArchiveQuery.Filter;
import java.util.Set;

/**
 * What a message has to meet beside being in a range.
 *
 * @param filter what is asked for
 * @param places the places of the ids it has one of; none for any
 * @param timesMatter whether times do not follow from places, because they have gone back
 */
record ArchiveFilter(Filter filter, Set<Long> places, boolean timesMatter) {

  /** Returns whether every message in the range meets it. */
  boolean isNone() {
    return places.isEmpty()
        && filter.occupant() == null
        && filter.sender() == null
        && !filter.rememberedOnly()
        && !(timesMatter && (filter.start() != null || filter.end() != null));
  }

  boolean accepts(MessageRow row) {
    return (places.isEmpty() || places.contains(row.place()))
        && accepts(row.body())
        && (!timesMatter || isInTime(row.at()));
  }

  private boolean accepts(MessageBody body) {
    return (filter.occupant() == null || body.occupant().equals(filter.occupant().toString()))
        && (filter.sender() == null || body.isFrom(filter.sender()))
        && (!filter.rememberedOnly() || body.remembered());
  }

  private boolean isInTime(long at) {
    return (filter.start() == null || at >= Places.nanos(filter.start()))
        && (filter.end() == null || at <= Places.nanos(filter.end()));
  }
}
