package dev.muc.host;

import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import dev.muc.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the rooms read that somebody was in when the last host ended, a few at a time, so that those
 * who vanished meanwhile are looked for although nobody says anything there.
 */
final class Waking {
  /*
   * Used by one thread at a time; the ends of the orders come from threads of the rooms. Where none
   * of a step could be read, the storage is away, and the step is taken again later. Where some
   * could, the others are damaged, and left.
   */
  private static final Logger log = LoggerFactory.getLogger(Waking.class);

  /**
   * How many rooms are read at a time. Whoever wants another room meanwhile waits for as many at
   * most, some ten milliseconds.
   */
  static final int STEP = 16;

  /** How many are looked up at a time. */
  private static final int PAGE = 1_000;

  private static final Duration PAUSE_MIN = Duration.ofSeconds(10);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(30);

  private final RoomStore rooms;
  private final BiConsumer<RoomOrder, Consumer<Ticket.Result>> orders;
  private final Deque<BareJid> ahead = new ArrayDeque<>();
  private PageRequest page = PageRequest.FIRST;
  private Duration pause = PAUSE_MIN;
  private int woken;

  /**
   * @param rooms knows who was in which room
   * @param orders passes an order to the shard that has the room
   */
  Waking(RoomStore rooms, BiConsumer<RoomOrder, Consumer<Ticket.Result>> orders) {
    this.rooms = rooms;
    this.orders = orders;
  }

  /**
   * Has the next few rooms read.
   *
   * @param goOn learns when the next step may be taken, once this one is done; not called after the
   *     last
   */
  void next(Consumer<Duration> goOn) {
    try {
      lookUp();
    } catch (StoreException away) {
      log.warn("Cannot look for rooms with occupants: {}", away.getMessage());
      goOn.accept(longerPause());
      return;
    }
    if (ahead.isEmpty()) {
      log.debug("All rooms with occupants are here: {}", woken);
      return;
    }
    List<BareJid> step = new ArrayList<>(STEP);
    while (step.size() < STEP && !ahead.isEmpty()) {
      step.add(ahead.remove());
    }
    wake(step, failed -> goOn.accept(done(step, failed)));
  }

  private void lookUp() {
    if (ahead.isEmpty()) {
      List<RoomSummary> found = rooms.list(RoomQuery.occupied(page, PAGE)).entries();
      found.forEach(room -> ahead.add(room.address()));
      if (!found.isEmpty()) {
        String last = found.get(found.size() - 1).id();
        page = new PageRequest(null, last, null, null);
      }
    }
  }

  /** Tells how many could not be read, when all of them have been tried. */
  private void wake(List<BareJid> step, Consumer<Integer> whenDone) {
    AtomicInteger left = new AtomicInteger(step.size());
    AtomicInteger failed = new AtomicInteger();
    for (BareJid room : step) {
      orders.accept(
          new RoomOrder.Wake(room),
          result -> {
            if (result == Ticket.Result.FAILED) {
              failed.incrementAndGet();
            }
            if (left.decrementAndGet() == 0) {
              whenDone.accept(failed.get());
            }
          });
    }
  }

  /** Returns how long to wait for the next step. */
  private Duration done(List<BareJid> step, int failed) {
    if (failed == step.size()) {
      for (int i = step.size() - 1; i >= 0; i--) {
        ahead.addFirst(step.get(i));
      }
      return longerPause();
    }
    woken += step.size() - failed;
    pause = PAUSE_MIN;
    return Duration.ZERO;
  }

  private Duration longerPause() {
    Duration now = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(PAUSE_MAX) < 0 ? twice : PAUSE_MAX;
    return now;
  }
}
