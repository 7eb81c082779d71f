package dev.muc.testkit.memory;

import dev.muc.RoomService;
import dev.muc.stanza.Stanza;
import java.util.List;

/** What answers for the domain of the rooms: a {@link RoomService}, or something around one. */
@FunctionalInterface
public interface Rooms {

  /** Takes a stanza for the domain, and returns what it sends, addressed, in order. */
  List<Stanza> handle(Stanza stanza);

  /** Returns the rooms of {@code service}. */
  static Rooms of(RoomService service) {
    return stanza -> service.handle(stanza).stanzas();
  }
}
