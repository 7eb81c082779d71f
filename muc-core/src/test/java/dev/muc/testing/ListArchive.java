package dev.muc.testing;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The archive of one room in a test: a list of messages. */
public final class ListArchive {
  private final List<ArchivedMessage> messages = new ArrayList<>();

  /** The queries that were answered, in order. */
  public final List<ArchiveQuery> queries = new ArrayList<>();

  void add(ArchivedMessage message) {
    messages.add(message);
  }

  /** All messages, in order. */
  public List<ArchivedMessage> all() {
    return List.copyOf(messages);
  }

  /** Empties a message; the rest of it stays. */
  public void redact(String id) {
    messages.replaceAll(kept -> kept.id().equals(id) ? kept.redacted() : kept);
  }

  /** Takes out the oldest messages. */
  public void expire(int number) {
    messages.subList(0, number).clear();
  }

  /** Answers a query; empty if it names an id that is not here. */
  public Optional<ArchivePage> page(ArchiveQuery query) {
    queries.add(query);
    if (!knowsAllIds(query)) {
      return Optional.empty();
    }
    PageRequest page = query.page();
    List<Integer> matching =
        IntStream.range(0, messages.size())
            .filter(i -> isInPlace(i, query.filter()) && matches(messages.get(i), query.filter()))
            .boxed()
            .toList();
    int low = page.after() == null ? 0 : count(matching, place(page.after()) + 1);
    low = page.index() == null ? low : Math.min(matching.size(), page.index());
    boolean backwards = page.before() != null;
    int high = Math.max(low, end(matching, page.before()));
    int size = Math.min(query.pageMax(), page.max() == null ? query.pageMax() : page.max());
    int from = backwards ? Math.max(low, high - size) : low;
    int to = Math.min(high, from + size);
    boolean complete = backwards ? from == low : to == high;
    var found = matching.subList(from, to).stream().map(messages::get).toList();
    return Optional.of(new ArchivePage(found, complete, from, matching.size()));
  }

  private boolean knowsAllIds(ArchiveQuery query) {
    Filter filter = query.filter();
    PageRequest page = query.page();
    return Stream.concat(
            Stream.of(filter.afterId(), filter.beforeId(), page.after(), page.before()),
            filter.ids().stream())
        .filter(id -> id != null && !id.isEmpty())
        .allMatch(id -> place(id) >= 0);
  }

  private int end(List<Integer> matching, @Nullable String before) {
    boolean atTheEnd = before == null || before.isEmpty();
    return atTheEnd ? matching.size() : count(matching, place(before));
  }

  private static int count(List<Integer> places, int before) {
    return (int) places.stream().filter(place -> place < before).count();
  }

  private int place(String id) {
    return IntStream.range(0, messages.size())
        .filter(i -> messages.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  private boolean isInPlace(int i, Filter filter) {
    return (filter.afterId() == null || i > place(filter.afterId()))
        && (filter.beforeId() == null || i < place(filter.beforeId()))
        && (filter.ids().isEmpty() || filter.ids().contains(messages.get(i).id()));
  }

  private static boolean matches(ArchivedMessage kept, Filter filter) {
    return isInTime(kept, filter)
        && (filter.occupant() == null || filter.occupant().equals(kept.message().from()))
        && (filter.sender() == null || isFrom(filter.sender(), kept.sender()))
        && (!filter.rememberedOnly() || kept.remembered());
  }

  private static boolean isInTime(ArchivedMessage kept, Filter filter) {
    return (filter.start() == null || !kept.at().isBefore(filter.start()))
        && (filter.end() == null || !kept.at().isAfter(filter.end()));
  }

  private static boolean isFrom(Jid wanted, Jid sender) {
    return wanted instanceof FullJid ? wanted.equals(sender) : wanted.equals(sender.bare());
  }
}
