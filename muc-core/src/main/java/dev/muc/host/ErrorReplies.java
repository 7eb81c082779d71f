package dev.muc.host;

import dev.muc.Delivery;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.List;

/** What senders are told when the host fails them. */
final class ErrorReplies {

  private ErrorReplies() {}

  /** Returns internal-server-error, if the sender waits for something. */
  static List<Delivery> to(Stanza stanza) {
    if (stanza.to() == null || !awaitsAnswer(stanza)) {
      return List.of();
    }
    Stanza reply =
        stanza.errorReply(StanzaError.Condition.INTERNAL_SERVER_ERROR.error(StanzaError.Type.WAIT));
    return List.of(new Delivery(reply, stanza.from()));
  }

  /**
   * Returns whether the sender waits for something. Results, errors and goodbyes are over with
   * their arrival; an error must not be answered at all (rfc6120-8.3.1-10).
   */
  private static boolean awaitsAnswer(Stanza stanza) {
    if (stanza instanceof Iq iq) {
      return iq.type() == Iq.Type.GET || iq.type() == Iq.Type.SET;
    }
    if (stanza instanceof Presence presence) {
      return presence.type() == Presence.Type.AVAILABLE;
    }
    return stanza instanceof Message message && !message.isError();
  }
}
