package dev.muc.host;

import dev.muc.RoomAdmin;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders to the rooms of a {@link RoomHost}, from any thread. Each is completed when what it did is
 * stored and those whom it concerns were told; on a thread of the host, which nothing that follows
 * may hold up. Without a transport everything waits, orders too. With the host closed, or a thread
 * of its rooms dead ({@link RoomHost#isAlive}), an order fails.
 */
public final class HostAdmin implements RoomAdmin<CompletableFuture<Ticket>> {
  /** One step of a walk through all rooms. */
  private static final int PAGE_MAX = 100;

  private final Shards shards;
  private final Function<RoomQuery, CompletableFuture<Page<RoomSummary>>> lists;
  private final Map<Long, CompletableFuture<Ticket>> open = new ConcurrentHashMap<>();
  private final AtomicLong orders = new AtomicLong();
  private volatile boolean closed;

  /**
   * @param lists who knows which rooms there are
   */
  HostAdmin(Shards shards, Function<RoomQuery, CompletableFuture<Page<RoomSummary>>> lists) {
    this.shards = shards;
    this.lists = lists;
  }

  @Override
  public CompletableFuture<Ticket> carryOut(RoomOrder order) {
    CompletableFuture<Ticket> end = new CompletableFuture<>();
    long number = orders.incrementAndGet();
    open.put(number, end);
    shards.of(order.room()).inbox().put(new News.Ordered(order, end::complete));
    if (closed) {
      failAll(); // It may have come too late for the worker.
    }
    return end.whenComplete((ticket, never) -> open.remove(number));
  }

  /** Lets nobody wait for a host that is no more. */
  void close() {
    closed = true;
    failAll();
  }

  private void failAll() {
    open.values().forEach(order -> order.complete(new Ticket(0, Ticket.Result.FAILED)));
  }

  /** Returns the rooms that a query wants, without reading any of them. */
  public CompletableFuture<Page<RoomSummary>> list(RoomQuery query) {
    return lists.apply(query);
  }

  /** Returns how many rooms there are, without reading any of them. */
  public CompletableFuture<Integer> count() {
    return list(RoomQuery.all(PageRequest.FIRST, 1)).thenApply(Page::count);
  }

  /**
   * Reads something of a room, such as its occupants, affiliations or history: {@code reader} is
   * called on the thread of the room, and should hand out nothing that is live. Empty if there is
   * no such room, or if it cannot be read.
   */
  public <T> CompletableFuture<Optional<T>> read(BareJid room, Function<RoomView, T> reader) {
    AtomicReference<@Nullable T> read = new AtomicReference<>();
    return carryOut(new RoomOrder.Look(room, view -> read.set(reader.apply(view))))
        .thenApply(ticket -> ticket.isDone() ? Optional.ofNullable(read.get()) : Optional.empty());
  }

  /**
   * Removes an account, or all of a domain, from every room that somebody is in. Returns in how
   * many rooms it was looked for.
   */
  public CompletableFuture<Integer> kickEverywhere(BareJid account, @Nullable String reason) {
    return inEach(PageRequest.FIRST, 0, room -> kick(room, account, reason));
  }

  /** A page of rooms at a time, so that a service of many holds few orders. */
  private CompletableFuture<Integer> inEach(
      PageRequest from, int before, Function<BareJid, CompletableFuture<Ticket>> order) {
    return list(RoomQuery.occupied(from, PAGE_MAX))
        .thenCompose(
            page -> {
              List<CompletableFuture<Ticket>> steps = new ArrayList<>();
              page.entries().forEach(room -> steps.add(order.apply(room.address())));
              CompletableFuture<Void> all =
                  CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
              int now = before + steps.size();
              if (steps.size() < PAGE_MAX) {
                return all.thenApply(done -> now);
              }
              String last = page.entries().get(steps.size() - 1).id();
              PageRequest next = new PageRequest(null, last, null, null);
              return all.thenCompose(done -> inEach(next, now, order));
            });
  }
}
