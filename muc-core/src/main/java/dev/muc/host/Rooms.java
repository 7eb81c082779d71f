package dev.muc.host;

import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.Optional;

/** What a {@link Worker} drives: the rooms that belong to its thread. */
interface Rooms {

  Outcome handle(Stanza stanza);

  /** When {@link #expire} has something to do next. */
  Optional<Instant> nextDeadline();

  Outcome expire();

  Outcome shutDown();

  /** Returns the rooms of a service. */
  static Rooms of(RoomService service) {
    return new Rooms() {
      @Override
      public Outcome handle(Stanza stanza) {
        return service.handle(stanza);
      }

      @Override
      public Optional<Instant> nextDeadline() {
        return service.nextDeadline();
      }

      @Override
      public Outcome expire() {
        return service.expire();
      }

      @Override
      public Outcome shutDown() {
        return service.shutDown();
      }
    };
  }
}
