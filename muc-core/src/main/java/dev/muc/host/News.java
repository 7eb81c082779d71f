package dev.muc.host;

import dev.muc.Asked;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.model.ServiceBans;
import dev.muc.payload.Page;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.function.Consumer;

/** What reaches a worker from inside the host; it comes before stanzas, and is never refused. */
sealed interface News {

  /** A question has its answer. */
  record Answered<A>(Asked<A> asked, A answer) implements News {}

  /** A question will have no answer. */
  record Failed(Asked<?> asked) implements News {}

  /**
   * Something is to be done in a room.
   *
   * @param whenDone learns how it ended, once that is durable; called on the worker's thread
   */
  record Ordered(RoomOrder order, Consumer<Ticket> whenDone) implements News {}

  /**
   * Somebody wants to know which rooms a worker that has all of them has.
   *
   * @param then gets the answer on the worker's thread
   */
  record Listed(RoomQuery query, Consumer<Page<RoomSummary>> then) implements News {}

  /** Others may not use the service from now on. */
  record Banned(ServiceBans bans) implements News {}
}
