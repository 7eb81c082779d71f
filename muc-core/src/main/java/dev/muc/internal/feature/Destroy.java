package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;

import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.model.Destruction;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.Optional;

/** An owner destroys a room (XEP-0045 §10.9). */
final class Destroy {

  private Destroy() {}

  static Decision decide(Element destroy) {
    Optional<String> jid = destroy.attribute("jid").filter(text -> !text.isEmpty());
    Optional<Jid> venue = jid.flatMap(Jid::parse);
    if (jid.isPresent() && venue.isEmpty()) {
      return Decision.refuse(JID_MALFORMED);
    }
    return Decision.accept(
        new RoomDestroyed(
            new Destruction(
                venue.orElse(null),
                destroy.child("password").map(Element::text).orElse(null),
                destroy.child("reason").map(Element::text).orElse(null))));
  }
}
