package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
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
    if (role == Role.MODERATOR && !asker.may(Privilege.OfAffiliation.LIST_MODERATORS)) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_ADMIN_ONLY);
    }
    if (role != Role.MODERATOR && !asker.may(Privilege.OfRole.LIST_VOICE)) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_MODERATOR_ONLY);
    }
    var query = Element.builder(Namespaces.MUC_ADMIN, "query");
    for (Occupant occupant : room.occupants()) {
      if (occupant.role() == role) {
        query.child(item(occupant));
      }
    }
    return Decision.reply(query.build());
  }

  /** With the real address: those who may list see it anyway (0045-17.4-7). */
  private static Element item(Occupant occupant) {
    return Element.builder(Namespaces.MUC_ADMIN, "item")
        .attribute("affiliation", occupant.affiliation().value())
        .attribute("jid", occupant.shown().realJid())
        .attribute("nick", occupant.nick())
        .attribute("role", occupant.role().value())
        .build();
  }
}
