package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege.OfAffiliation;
import dev.muc.model.Privilege.OfRole;
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
    RoomConfig.Disclosure disclosure = room.config().disclosure();
    return switch (affiliation) {
      case OUTCAST -> asker.may(OfAffiliation.LIST_OUTCASTS);
      case NONE, MEMBER -> asker.may(OfAffiliation.LIST_MEMBERS) || isReader(disclosure, asker);
      case ADMIN -> asker.may(OfAffiliation.LIST_ADMINS) || isInsideOpenly(disclosure, asker);
      case OWNER -> asker.may(OfAffiliation.LIST_OWNERS) || isInsideOpenly(disclosure, asker);
    };
  }

  /** Where real addresses are no secret (0045-10.5-2, 0045-10.8-2). */
  private static boolean isInsideOpenly(RoomConfig.Disclosure disclosure, Asker asker) {
    return disclosure.nonAnonymous() && asker.may(OfRole.BE_PRESENT);
  }

  /** Occupants that the configuration names, if they see real addresses anyway (0045-9.5-5). */
  private static boolean isReader(RoomConfig.Disclosure disclosure, Asker asker) {
    return asker.may(OfRole.SEE_REAL_JIDS)
        && (disclosure.memberListTo().contains(asker.role().value())
            || disclosure.memberListTo().contains(asker.affiliation().value()));
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
