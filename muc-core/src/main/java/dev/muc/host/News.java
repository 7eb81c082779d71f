package dev.muc.host;

import dev.muc.Asked;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
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
  record Ordered(RoomOrder order, Consumer<Ticket.Result> whenDone) implements News {}
}
