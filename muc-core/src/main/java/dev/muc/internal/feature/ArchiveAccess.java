package dev.muc.internal.feature;

import static dev.muc.model.Privilege.OfAffiliation.ENTER_MEMBERS_ONLY_ROOM;
import static dev.muc.model.Privilege.OfAffiliation.ENTER_OPEN_ROOM;
import static dev.muc.model.Privilege.OfRole.SEE_REAL_JIDS;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.util.Comparator;
import java.util.Optional;

/** Who may read the archive of a room, and what of it (DECISIONS.md, 0313-6.1.2-7). */
final class ArchiveAccess {

  private ArchiveAccess() {}

  /** Returns whether the room has an archive, in which what is said is kept. */
  static boolean isOffered(RoomView room, Context context) {
    return context.service().host().keepsArchive() && room.config().disclosure().publicLogging();
  }

  /**
   * Returns why {@code client} may not read the archive now; empty if it may: whoever could enter,
   * to which it takes a client (0313-6.1.2-5).
   */
  static Optional<Decision> refuse(RoomView room, Jid client, Context context) {
    if (!isOffered(room, context)) {
      return Optional.of(
          Decision.refuse(SERVICE_UNAVAILABLE.error(), TextKey.ERROR_UNKNOWN_REQUEST));
    }
    Affiliation affiliation = room.affiliation(client.bare());
    boolean member = ENTER_MEMBERS_ONLY_ROOM.heldBy(affiliation, room.config());
    if (!ENTER_OPEN_ROOM.heldBy(affiliation, room.config())) {
      return forbidden(TextKey.ERROR_BANNED);
    } else if (room.config().access().membersOnly() && !member) {
      return forbidden(TextKey.ERROR_MEMBERS_ONLY);
    }
    // Nobody can give a password with a query, but whoever is in the room has given it.
    boolean needsNoPassword = room.config().access().password() == null || member;
    boolean canEnter = client instanceof FullJid && needsNoPassword;
    return canEnter || room.occupant(client).isPresent()
        ? Optional.empty()
        : forbidden(TextKey.ERROR_NOT_OCCUPANT);
  }

  private static Optional<Decision> forbidden(TextKey text) {
    return Optional.of(Decision.refuse(FORBIDDEN.error(), text)); // 0313-8.1-2.
  }

  /** Returns whether {@code account} sees real addresses in the room now, or would inside. */
  static boolean seesRealJids(RoomView room, BareJid account) {
    Role role =
        room.occupantsOf(account).stream()
            .map(Occupant::role)
            .max(Comparator.naturalOrder())
            .orElseGet(() -> roleOnEntry(room, account));
    return SEE_REAL_JIDS.heldBy(role, room.config());
  }

  private static Role roleOnEntry(RoomView room, BareJid account) {
    return Role.initial(room.affiliation(account), room.config().discussion().moderated());
  }
}
