package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.internal.feature.Admin.Asker;
import dev.muc.internal.room.Presences;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;

/**
 * A moderator or admin asks who has a role: voice list and moderator list (XEP-0045 §8.5, §9.8).
 */
final class ListOccupants {

  private ListOccupants() {}

  static Decision decide(RoomView room, Asker asker, Role role) {
    if (role == Role.MODERATOR && !asker.isAdmin()) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_ADMIN_ONLY);
    }
    if (asker.role() != Role.MODERATOR && !asker.isAdmin()) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_MODERATOR_ONLY);
    }
    Occupant viewer = asker.occupant();
    boolean real = asker.isAdmin() || (viewer != null && Presences.seesRealJids(room, viewer));
    var query = Element.builder(Namespaces.MUC_ADMIN, "query");
    for (Occupant occupant : room.occupants()) {
      if (occupant.role() == role) {
        query.child(item(occupant, real));
      }
    }
    return Decision.reply(query.build());
  }

  private static Element item(Occupant occupant, boolean real) {
    return Element.builder(Namespaces.MUC_ADMIN, "item")
        .attribute("affiliation", occupant.affiliation().value())
        .attribute("jid", real ? occupant.shown().realJid() : null)
        .attribute("nick", occupant.nick())
        .attribute("role", occupant.role().value())
        .build();
  }
}
