package dev.muc.event;

import dev.muc.stanza.BareJid;
import java.util.List;

/**
 * What happened in one room.
 *
 * @param room the room's address
 * @param events the events, in order; at least one
 */
public record RoomChange(BareJid room, List<RoomEvent> events) {

  public RoomChange {
    events = List.copyOf(events);
  }
}
