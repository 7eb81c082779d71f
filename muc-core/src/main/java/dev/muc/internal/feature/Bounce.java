package dev.muc.internal.feature;

import dev.muc.internal.feature.Decision.Ignore;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;

/** What the room sent to a client comes back as an error (XEP-0045 §18.1.2). */
final class Bounce {

  private Bounce() {}

  /** Decides whether the error means that the client is gone. Errors are never answered. */
  static Decision decide(RoomView room, Stanza error, FullJid client) {
    boolean gone = StanzaError.of(error).filter(e -> meansGone(e.condition())).isPresent();
    return gone
        ? Leave.decide(room, client, Exit.TECHNICAL_ERROR, Availability.PLAIN)
        : new Ignore();
  }

  /**
   * The conditions that say so (0045-18.1.2-1); all others say that a client dislikes something.
   */
  private static boolean meansGone(StanzaError.Condition condition) {
    return switch (condition) {
      case GONE,
          ITEM_NOT_FOUND,
          RECIPIENT_UNAVAILABLE,
          REDIRECT,
          REMOTE_SERVER_NOT_FOUND,
          REMOTE_SERVER_TIMEOUT ->
          true;
      case BAD_REQUEST,
          CONFLICT,
          FEATURE_NOT_IMPLEMENTED,
          FORBIDDEN,
          INTERNAL_SERVER_ERROR,
          JID_MALFORMED,
          NOT_ACCEPTABLE,
          NOT_ALLOWED,
          NOT_AUTHORIZED,
          POLICY_VIOLATION,
          REGISTRATION_REQUIRED,
          RESOURCE_CONSTRAINT,
          SERVICE_UNAVAILABLE,
          SUBSCRIPTION_REQUIRED,
          UNDEFINED_CONDITION,
          UNEXPECTED_REQUEST ->
          false;
    };
  }
}
