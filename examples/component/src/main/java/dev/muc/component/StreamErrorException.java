package dev.muc.component;

import dev.muc.stanza.Element;
import java.io.IOException;

/** The server ended the stream with an error (RFC 6120 §4.9). */
final class StreamErrorException extends IOException {
  private static final long serialVersionUID = 1L;
  static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-streams";

  private final String condition;

  private StreamErrorException(String condition, String text) {
    super(text.isEmpty() ? condition : condition + " (" + text + ")");
    this.condition = condition;
  }

  /** Reads a {@code <stream:error/>}. */
  static StreamErrorException of(Element error) {
    String condition = "undefined-condition";
    String text = "";
    for (Element child : error.children()) {
      if (child.is(NAMESPACE, "text")) {
        text = child.text();
      } else if (child.namespace().equals(NAMESPACE)) {
        condition = child.name();
      }
    }
    return new StreamErrorException(condition, text);
  }

  /** Returns the name of the condition, such as {@code not-authorized}. */
  String condition() {
    return condition;
  }
}
