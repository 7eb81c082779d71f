package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;

import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.limits.Limit;
import dev.muc.limits.TimeLimit;
import dev.muc.model.Destruction;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.Optional;

/** An owner destroys a room (XEP-0045 §10.9). */
final class Destroy {

  private Destroy() {}

  static Decision decide(RoomView room, Element destroy, Context context) {
    Optional<String> jid = destroy.attribute("jid").filter(text -> !text.isEmpty());
    Optional<Jid> venue = jid.flatMap(Jid::parse);
    if (jid.isPresent() && venue.isEmpty()) {
      return Decision.refuse(JID_MALFORMED);
    }
    Destruction destruction =
        new Destruction(
            venue.orElse(null),
            destroy.child("password").map(Element::text).orElse(null),
            destroy.child("reason").map(Element::text).orElse(null));
    if (Excess.isLonger(destruction.reason(), Limit.REASON_LENGTH, context)) {
      return Excess.of(Limit.REASON_LENGTH, context.service().limits());
    }
    return Excess.isLonger(destruction.password(), Limit.PASSWORD_LENGTH, context)
        ? Excess.of(Limit.PASSWORD_LENGTH, context.service().limits())
        : decide(room, destruction, context);
  }

  /** Ends a room, whoever wants it. */
  static Decision decide(RoomView room, Destruction destruction, Context context) {
    return Decision.accept(event(room, destruction, context));
  }

  /** Returns the end of a room, which shows the way to its venue for a time. */
  static RoomDestroyed event(RoomView room, Destruction destruction, Context context) {
    // With nowhere else to go the address is free at once (0045-10.9-3, 0045-10.9-4).
    Instant redirectUntil =
        Optional.ofNullable(destruction.venue())
            .filter(other -> !other.bare().equals(room.address()))
            .map(other -> context.now().plus(context.service().limits().of(TimeLimit.TOMBSTONE)))
            .orElse(null);
    return new RoomDestroyed(destruction, redirectUntil);
  }
}
