package dev.muc.model;

import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.time.Instant;

/**
 * The last change of a room's subject (XEP-0045 §8.1).
 *
 * @param message the change as it was reflected, from its author's occupant JID
 * @param at when it was made
 */
public record Subject(Message message, Instant at) {

  /** Returns the subject's text, empty if it was cleared. */
  public String text() {
    return message.payload(Stanza.NAMESPACE, "subject").map(Element::text).orElse("");
  }
}
