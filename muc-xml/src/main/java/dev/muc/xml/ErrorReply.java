package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.util.Optional;
import java.util.Set;

/** Answers to stanzas that could not be read as such, and so with their addresses as they came. */
final class ErrorReply {
  private static final Set<String> STANZA_NAMES = Set.of("message", "presence", "iq");

  private ErrorReply() {}

  /** Returns whether an element is named like a stanza. */
  static boolean isStanza(Element element) {
    return element.namespace().equals(Stanza.NAMESPACE) && STANZA_NAMES.contains(element.name());
  }

  /**
   * Returns the error reply to {@code stanza} (RFC 6120 §8.3.1): none if it is no stanza, has no
   * sender, or is an answer itself.
   */
  static Optional<Element> to(Element stanza, Condition condition) {
    return to(stanza, condition.error());
  }

  /** As {@link #to(Element, Condition)}, with more to say. */
  static Optional<Element> to(Element stanza, StanzaError error) {
    String type = stanza.attribute("type").orElse("");
    boolean isAnswer =
        type.equals("error") || (type.equals("result") && stanza.name().equals("iq"));
    String sender = stanza.attribute("from").orElse(null);
    if (!isStanza(stanza) || isAnswer || sender == null) {
      return Optional.empty();
    }
    return Optional.of(
        Element.builder(Stanza.NAMESPACE, stanza.name())
            .attribute("to", sender)
            .attribute("from", stanza.attribute("to").orElse(null))
            .attribute("type", "error")
            .attribute("id", stanza.attribute("id").orElse(null))
            .lang(error.lang())
            .child(error.toElement())
            .build());
  }
}
