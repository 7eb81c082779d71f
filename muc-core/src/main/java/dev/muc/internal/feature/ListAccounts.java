package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.internal.feature.Admin.Asker;
import dev.muc.internal.room.Presences;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import org.jspecify.annotations.Nullable;

/** Somebody asks which accounts have an affiliation (XEP-0045 §9.2, §9.5, §10.5, §10.8). */
final class ListAccounts {

  private ListAccounts() {}

  static Decision decide(RoomView room, Asker asker, Affiliation affiliation) {
    if (!mayList(room, asker, affiliation)) {
      boolean ownersOnly = affiliation.atLeast(Affiliation.ADMIN);
      return Decision.refuse(
          FORBIDDEN.error(), ownersOnly ? TextKey.ERROR_OWNER_ONLY : TextKey.ERROR_ADMIN_ONLY);
    }
    var query = Element.builder(Namespaces.MUC_ADMIN, "query");
    for (AffiliationEntry entry : room.entries(affiliation)) {
      query.child(item(room, entry));
    }
    return Decision.reply(query.build());
  }

  private static boolean mayList(RoomView room, Asker asker, Affiliation affiliation) {
    return switch (affiliation) {
      case OUTCAST -> asker.isAdmin();
      case MEMBER -> asker.isAdmin() || mayListMembers(room, asker);
      // §10.5, §10.8: in a semi-anonymous room owners only.
      case ADMIN, OWNER ->
          asker.affiliation() == Affiliation.OWNER
              || (room.config().disclosure().nonAnonymous()
                  && (asker.isAdmin() || asker.occupant() != null));
      case NONE -> false;
    };
  }

  /**
   * Where real addresses are no secret, occupants that the configuration names, and members
   * wherever they are (0045-9.5-5, 0045-9.5-7); elsewhere only who sees real addresses anyway.
   */
  private static boolean mayListMembers(RoomView room, Asker asker) {
    RoomConfig.Disclosure disclosure = room.config().disclosure();
    if (disclosure.nonAnonymous() && asker.affiliation() == Affiliation.MEMBER) {
      return true;
    }
    Occupant occupant = asker.occupant();
    return occupant != null
        && Presences.seesRealJids(room, occupant)
        && (disclosure.memberListTo().contains(occupant.role().value())
            || disclosure.memberListTo().contains(occupant.affiliation().value()));
  }

  /** Without a role (DECISIONS.md, 0045-9.5-4); outcasts without a nick (0045-9.2-3). */
  private static Element item(RoomView room, AffiliationEntry entry) {
    return Element.builder(Namespaces.MUC_ADMIN, "item")
        .attribute("affiliation", entry.affiliation().value())
        .attribute("jid", entry.account())
        .attribute("nick", nick(room, entry))
        .textChild("reason", entry.affiliation() == Affiliation.OUTCAST ? entry.reason() : null)
        .build();
  }

  /** The reserved nick, or else the one in use (0045-17.4-10). */
  private static @Nullable String nick(RoomView room, AffiliationEntry entry) {
    if (entry.nick() != null || entry.affiliation() == Affiliation.OUTCAST) {
      return entry.nick();
    }
    return room.occupantsOf(entry.account()).stream().map(Occupant::nick).findFirst().orElse(null);
  }
}
