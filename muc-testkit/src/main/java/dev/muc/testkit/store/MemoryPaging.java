package dev.muc.testkit.store;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Cuts pages out of the archive of a room, in the plainest way: it looks at every message. */
final class MemoryPaging {

  private MemoryPaging() {}

  static Optional<ArchivePage> page(MessageLog log, ArchiveQuery query) {
    for (String id : namedIds(query)) {
      if (log.placeOf(id).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(cut(log, places(log, query.filter()), query));
  }

  private static ArchivePage cut(MessageLog log, List<Integer> places, ArchiveQuery query) {
    PageRequest page = query.page();
    int size = page.max() == null ? query.pageMax() : Math.min(query.pageMax(), page.max());
    boolean backwards = page.before() != null;
    int from = begin(log, places, page);
    int to = Math.max(from, end(log, places, page));
    int first = backwards ? Math.max(from, to - size) : from;
    int last = Math.min(to, first + size);
    boolean complete = backwards ? first == from : last == to;
    List<ArchivedMessage> messages =
        places.subList(first, last).stream().map(log.messages()::get).toList();
    return new ArchivePage(messages, complete, first, places.size());
  }

  private static int begin(MessageLog log, List<Integer> places, PageRequest page) {
    String after = page.after();
    if (after != null) {
      return countUpTo(places, place(log, after));
    }
    Integer index = page.before() == null ? page.index() : null;
    return index == null ? 0 : Math.min(index, places.size());
  }

  private static int end(MessageLog log, List<Integer> places, PageRequest page) {
    String before = page.before();
    if (before == null || before.isEmpty()) {
      return places.size();
    }
    return countUpTo(places, place(log, before) - 1);
  }

  private static List<String> namedIds(ArchiveQuery query) {
    List<String> ids = new ArrayList<>(query.filter().ids());
    addId(ids, query.filter().afterId());
    addId(ids, query.filter().beforeId());
    addId(ids, query.page().after());
    String before = query.page().before();
    addId(ids, before != null && before.isEmpty() ? null : before);
    return ids;
  }

  private static void addId(List<String> ids, @Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
  }

  private static List<Integer> places(MessageLog log, ArchiveQuery.Filter filter) {
    List<Integer> places = new ArrayList<>();
    String after = filter.afterId();
    String before = filter.beforeId();
    int from = after == null ? 0 : place(log, after) + 1;
    int to = before == null ? log.messages().size() : place(log, before);
    for (int place = from; place < to; place++) {
      if (accepts(filter, log.messages().get(place))) {
        places.add(place);
      }
    }
    return places;
  }

  private static boolean accepts(ArchiveQuery.Filter filter, ArchivedMessage message) {
    return (filter.start() == null || !message.at().isBefore(filter.start()))
        && (filter.end() == null || !message.at().isAfter(filter.end()))
        && (filter.occupant() == null || message.message().from().equals(filter.occupant()))
        && (filter.sender() == null || isFrom(message.sender(), filter.sender()))
        && acceptsKind(filter, message);
  }

  private static boolean acceptsKind(ArchiveQuery.Filter filter, ArchivedMessage message) {
    return (filter.ids().isEmpty() || filter.ids().contains(message.id()))
        && (!filter.rememberedOnly() || message.remembered());
  }

  private static boolean isFrom(Jid sender, Jid wanted) {
    return wanted instanceof FullJid ? sender.equals(wanted) : sender.bare().equals(wanted);
  }

  private static int countUpTo(List<Integer> places, int place) {
    int count = 0;
    while (count < places.size() && places.get(count) <= place) {
      count++;
    }
    return count;
  }

  private static int place(MessageLog log, String id) {
    OptionalInt place = log.placeOf(id);
    return place.orElseThrow();
  }
}
