package dev.muc.host;

import dev.muc.Asked;
import dev.muc.Question;
import dev.muc.Question.CarryOut;
import dev.muc.Question.CountReservations;
import dev.muc.Question.CountRooms;
import dev.muc.Question.FindRoom;
import dev.muc.Question.ListRooms;
import dev.muc.Question.LoadRoom;
import dev.muc.Question.ReadArchive;
import dev.muc.Question.SetBans;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.payload.Page;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import dev.muc.store.Storage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what services ask, apart from the threads of the rooms. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final Storage storage;
  private final Executor executor;
  private final BiConsumer<RoomOrder, Consumer<Ticket>> orders;
  private final Bans bans;
  private final HostObserver observer;

  /**
   * @param storage what is asked
   * @param executor where it is asked, because that takes its time
   * @param orders passes an order to the shard that has the room
   * @param bans who may not use the service
   * @param observer learns how long it took
   */
  Answers(
      Storage storage,
      Executor executor,
      BiConsumer<RoomOrder, Consumer<Ticket>> orders,
      Bans bans,
      HostObserver observer) {
    this.storage = storage;
    this.executor = executor;
    this.orders = orders;
    this.bans = bans;
    this.observer = observer;
  }

  /** Asks; the answer reaches {@code inbox}, sooner or later. */
  void ask(Asked<?> asked, Inbox inbox) {
    if (asked.question() instanceof CarryOut order) {
      orders.accept(order.order(), ticket -> carriedOut(asked, ticket.result(), inbox));
    } else {
      long begun = System.nanoTime();
      executor.execute(() -> inbox.put(answer(asked, begun)));
    }
  }

  @SuppressWarnings("unchecked") // The question is a CarryOut.
  private static void carriedOut(Asked<?> asked, Ticket.Result result, Inbox inbox) {
    inbox.put(
        result == Ticket.Result.FAILED
            ? new News.Failed(asked)
            : new News.Answered<>((Asked<Ticket.Result>) asked, result));
  }

  private News answer(Asked<?> asked, long begun) {
    News news = answer(asked);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    boolean done = news instanceof News.Answered;
    Counting.safely(() -> observer.answered(asked.question(), took, done));
    return news;
  }

  @SuppressWarnings("unchecked") // find() gives what the question's type says.
  private News answer(Asked<?> asked) {
    try {
      return new News.Answered<>((Asked<Object>) asked, find(asked.question()));
    } catch (RuntimeException | StackOverflowError unanswerable) {
      Incident.log(log, "answer " + kind(asked.question()), room(asked.question()), unanswerable);
      return new News.Failed(asked);
    }
  }

  /** Names a question, without those whom it is about. */
  static String kind(Question<?> question) {
    return question.getClass().getSimpleName();
  }

  private static @Nullable BareJid room(Question<?> question) {
    if (question instanceof LoadRoom load) {
      return load.room();
    } else if (question instanceof FindRoom find) {
      return find.room();
    }
    return question instanceof ReadArchive read ? read.room() : null;
  }

  /** Lists rooms for somebody who is no service. */
  CompletableFuture<Page<RoomSummary>> list(RoomQuery query) {
    return CompletableFuture.supplyAsync(() -> storage.rooms().list(query), executor);
  }

  private Object find(Question<?> question) {
    if (question instanceof LoadRoom load) {
      return storage.rooms().load(load.room());
    } else if (question instanceof ListRooms list) {
      return storage.rooms().list(list.query());
    } else if (question instanceof FindRoom find) {
      return storage.rooms().find(find.room());
    } else if (question instanceof CountRooms count) {
      return storage.rooms().roomsCreatedBy(count.creator());
    } else if (question instanceof CountReservations count) {
      return storage.rooms().reservations(count.account());
    } else if (question instanceof ReadArchive read) {
      return storage.archive().page(read.room(), read.query());
    } else if (question instanceof SetBans set) {
      bans.change(set.bans());
      return true;
    }
    throw new AssertionError("no case for " + question.getClass());
  }
}
