package dev.muc.internal.feature;

import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What a decision may know of the rooms of the service, besides the one that it is about. */
public interface ServiceView {

  /** Returns all rooms, in no order that means anything. */
  Collection<? extends RoomView> rooms();

  /** Returns the room at {@code address}, if there is one. */
  Optional<RoomView> room(BareJid address);

  /** Returns where to go instead of a destroyed room, as long as its address says so. */
  Optional<Jid> venueAfter(BareJid destroyed, Instant now);

  /** Returns in how many rooms {@code account} has reserved a nick. */
  int reservations(BareJid account);
}
