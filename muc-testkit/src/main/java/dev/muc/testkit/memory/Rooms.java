package dev.muc.testkit.memory;

import dev.muc.Outcome;
import dev.muc.RoomOrder;
import dev.muc.RoomService;
import dev.muc.Ticket;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What answers for the domain of the rooms: a {@link RoomService}, or something around one. */
@FunctionalInterface
public interface Rooms {

  /** Takes a stanza for the domain, and returns what it sends, addressed, in order. */
  List<Stanza> handle(Stanza stanza);

  /** Returns when {@link #expire} has something to do next, as {@link RoomService} does. */
  default Optional<Instant> nextDeadline() {
    return Optional.empty();
  }

  /** Does what is due by now, and returns what it sends, as {@link RoomService} does. */
  default List<Stanza> expire() {
    return List.of();
  }

  /**
   * Carries out an order, as {@link RoomService} does, and returns what it sends.
   *
   * @param end takes how it ended
   * @throws UnsupportedOperationException if these rooms take no orders
   */
  default List<Stanza> carryOut(RoomOrder order, Consumer<Ticket> end) {
    throw new UnsupportedOperationException("rooms that take no orders");
  }

  /** Returns the rooms of {@code service}. */
  static Rooms of(RoomService service) {
    return new Rooms() {
      @Override
      public List<Stanza> handle(Stanza stanza) {
        return service.handle(stanza).stanzas();
      }

      @Override
      public Optional<Instant> nextDeadline() {
        return service.nextDeadline();
      }

      @Override
      public List<Stanza> expire() {
        return service.expire().stanzas();
      }

      @Override
      public List<Stanza> carryOut(RoomOrder order, Consumer<Ticket> end) {
        Outcome outcome = service.carryOut(order, 0);
        outcome.ticket().ifPresent(end);
        return outcome.stanzas();
      }
    };
  }
}
