package dev.muc.host;

import dev.muc.Delivery;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.List;

/** What senders are told when the host fails them. */
final class ErrorReplies {

  private ErrorReplies() {}

  /** Returns internal-server-error, if the sender waits for something. */
  static List<Delivery> to(Stanza stanza) {
    if (stanza.to() == null || !stanza.awaitsAnswer()) {
      return List.of();
    }
    Stanza reply =
        stanza.errorReply(StanzaError.Condition.INTERNAL_SERVER_ERROR.error(StanzaError.Type.WAIT));
    return List.of(new Delivery(reply, stanza.from()));
  }
}
