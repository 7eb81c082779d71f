package dev.muc;

import dev.muc.model.Destruction;
import dev.muc.stanza.BareJid;

/** Something that is to happen in a room without anybody in it having asked for it. */
public sealed interface RoomOrder {

  /** Returns the room's address. */
  BareJid room();

  /** The room is read, if it is not in memory, and nothing else happens to it. */
  record Wake(BareJid room) implements RoomOrder {}

  /** The room is destroyed (XEP-0045 §10.9). */
  record Destroy(BareJid room, Destruction destruction) implements RoomOrder {}
}
