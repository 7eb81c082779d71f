package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;

import dev.muc.Delivery;
import dev.muc.internal.room.Presences;
import dev.muc.internal.text.TextKey;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError;
import java.util.Optional;

/**
 * A client asks for the presence of an occupant (0045-17.3-5).
 *
 * <p>Only occupants are told: to strangers the answer is the same whether or not there is such an
 * occupant. Of the holder of a reserved nick who is not in the room, the answer says just that.
 */
final class Probe {

  private Probe() {}

  static Decision decide(RoomView room, Jid client, Jid target) {
    Optional<Occupant> asker = room.occupant(client);
    if (asker.isEmpty()) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NOT_OCCUPANT);
    }
    if (!(target instanceof FullJid nick)) {
      return Decision.ignore(); // A room itself is neither available nor unavailable.
    }
    Optional<Occupant> occupant = room.occupant(nick.resource());
    if (occupant.isPresent()) {
      return Decision.send(
          new Delivery(Presences.current(room, occupant.get(), asker.get()), client));
    }
    Optional<BareJid> holder = room.reservedFor(nick.resource());
    if (holder.isPresent()) {
      AffiliationEntry entry = room.entry(holder.get());
      return Decision.send(new Delivery(Presences.absent(room, nick, entry, asker.get()), client));
    }
    return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT);
  }
}
