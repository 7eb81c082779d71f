package dev.muc.spi;

import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The rooms of a service as a reader sees them: what a decision may know besides the room that it
 * is about. Live, as {@link RoomView} is.
 */
public interface ServiceView {

  /** Returns all rooms, in no order that means anything. */
  Collection<? extends RoomView> rooms();

  /** Returns the room at {@code address}, if there is one. */
  Optional<RoomView> room(BareJid address);

  /** Returns who may not use the service at all. */
  ServiceBans bans();

  /** Returns where to go instead of a destroyed room, as long as its address says so. */
  Optional<Jid> venueAfter(BareJid destroyed, Instant now);

  /** Returns how many of the rooms that there are {@code account} has created. */
  int roomsCreatedBy(BareJid account);

  /** Returns whether {@code account} may create a room now, as often as it has lately. */
  boolean mayCreateAnother(BareJid account, Instant now);

  /** Returns in how many rooms {@code account} has reserved a nick. */
  int reservations(BareJid account);
}
