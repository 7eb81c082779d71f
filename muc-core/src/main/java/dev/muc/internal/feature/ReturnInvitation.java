package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Invitation;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** An invitation comes back undelivered, and whoever wanted it is told (XEP-0045 §7.8.2). */
final class ReturnInvitation {

  private ReturnInvitation() {}

  /** Decides on an error; empty if it does not answer an invitation. */
  static Optional<Decision> decide(RoomView room, Message error) {
    return room.invitationsOf(error.from().bare()).stream()
        .filter(invitation -> invitation.id() != null && invitation.id().equals(error.id()))
        .findFirst()
        .map(invitation -> tellInviter(room, invitation, error));
  }

  private static Decision tellInviter(RoomView room, Invitation invitation, Message error) {
    Condition condition =
        StanzaError.of(error).map(StanzaError::condition).orElse(Condition.UNDEFINED_CONDITION);
    Texts texts = Texts.in(room.config().profile().lang());
    StanzaError told =
        toInviter(condition)
            .error()
            .by(room.address())
            .text(texts.get(TextKey.ERROR_INVITEE), texts.lang());
    // Says which invitation, because one message can ask for several.
    Element which =
        Element.of(
            Namespaces.MUC_USER,
            "x",
            Element.builder(Namespaces.MUC_USER, "invite")
                .attribute("to", invitation.invitee())
                .build());
    Message answer =
        new Message(
            Message.Type.ERROR,
            room.address(),
            null,
            invitation.id(),
            told.lang(),
            List.of(which, told.toElement()));
    return Decision.accept(new InvitationDeclined(invitation, answer));
  }

  /**
   * Servers say in several ways that there is nobody: RFC 6121 §8.5.1 has them answer for an
   * account that does not exist as for one that cannot be reached. Anything else stays what it is.
   */
  private static Condition toInviter(Condition condition) {
    return switch (condition) {
      case GONE, ITEM_NOT_FOUND, REMOTE_SERVER_NOT_FOUND, SERVICE_UNAVAILABLE ->
          Condition.ITEM_NOT_FOUND; // 0045-7.8.2-10.
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
          RECIPIENT_UNAVAILABLE,
          REDIRECT,
          REGISTRATION_REQUIRED,
          REMOTE_SERVER_TIMEOUT,
          RESOURCE_CONSTRAINT,
          SUBSCRIPTION_REQUIRED,
          UNDEFINED_CONDITION,
          UNEXPECTED_REQUEST ->
          condition;
    };
  }
}
