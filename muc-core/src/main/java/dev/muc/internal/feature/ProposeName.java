package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.INTERNAL_SERVER_ERROR;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;

import dev.muc.internal.text.TextKey;
import dev.muc.limits.Bound;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.util.Optional;

/** Somebody wants a name for a new room that no other room has (XEP-0307 §2). */
final class ProposeName {

  private ProposeName() {}

  /**
   * Decides on a request to the service. It creates no room: who asks may never enter it. An
   * embedder whose identifiers often meet rooms, or are no localparts, has none that name rooms.
   */
  static Decision decide(Iq request, Context context) {
    BareJid asker = request.from().bare();
    if (context.service().adminsOnlyCreate() && !context.service().admins().contains(asker)) {
      return Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_MAY_NOT_CREATE);
    }
    for (int attempt = 0; attempt < Bound.NAMES_TRIED.max(); attempt++) {
      Optional<String> name = freeName(context);
      if (name.isPresent()) {
        return Decision.reply(
            Element.builder(Namespaces.MUC_UNIQUE, "unique").text(name.get()).build());
      }
    }
    return Decision.refuse(INTERNAL_SERVER_ERROR);
  }

  private static Optional<String> freeName(Context context) {
    return Jid.parse(context.ids().next() + "@" + context.service().address())
        .filter(address -> isFree(address, context))
        .flatMap(address -> address.bare().local());
  }

  private static boolean isFree(Jid address, Context context) {
    return address instanceof BareJid room
        && room.domainJid().equals(context.service().address())
        && context.directory().room(room).isEmpty()
        && context.directory().venueAfter(room, context.now()).isEmpty();
  }
}
