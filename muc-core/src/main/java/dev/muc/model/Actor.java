package dev.muc.model;

import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change to somebody else.
 *
 * @param realJid its real address, told only to those who may see real addresses
 * @param nick its nick if it is in the room, or null
 */
public record Actor(Jid realJid, @Nullable String nick) {

  /** Returns the occupant at {@code realJid} as the one who makes a change. */
  public static Actor of(FullJid realJid, Occupant occupant) {
    return new Actor(realJid, occupant.nick());
  }
}
