package dev.muc.xml;

import dev.muc.stanza.Element;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element that is no stanza to act on: it is named otherwise, has no sender, an address that is
 * none (RFC 7622), or a type that is none. The stream it came on is intact.
 *
 * <p>Checked, since no program can know what a peer will send.
 */
public final class InvalidStanzaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Element element;
  private final transient @Nullable Element reply;

  InvalidStanzaException(String problem, Element element, Optional<Element> reply) {
    super(problem);
    this.element = element;
    this.reply = reply.orElse(null);
  }

  /** Returns what was read. */
  public Element element() {
    return element;
  }

  /**
   * Returns the error to answer with, addressed as it came, or empty where no answer is due: to
   * what has no sender or is an answer itself (RFC 6120 §8.3.1).
   */
  public Optional<Element> reply() {
    return Optional.ofNullable(reply);
  }
}
