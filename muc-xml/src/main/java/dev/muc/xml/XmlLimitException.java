package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * XML that breaks one of the {@link XmlLimits}. The only one of its kind after which a stream may
 * be read on: the next call skips what is left of the stanza, and keeps nothing of it.
 */
public final class XmlLimitException extends XmlException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private transient @Nullable Element reply;

  XmlLimitException(String problem, XmlPosition at, @Nullable Throwable cause) {
    super("policy-violation", problem, at, cause);
    this.problem = problem;
  }

  /** Takes the start tag of the stanza that broke the limit. */
  void brokenBy(Element startTag) {
    reply =
        ErrorReply.to(
                startTag,
                Condition.POLICY_VIOLATION
                    .error(StanzaError.Type.MODIFY)
                    .text("Not taken: " + problem, "en"))
            .orElse(null);
  }

  /**
   * Returns the error to answer with, which names the limit, if the stream goes on, addressed as
   * the stanza was; empty where no answer is due (RFC 6120 §8.3.1), or where nobody is known to
   * answer.
   */
  public Optional<Element> reply() {
    return Optional.ofNullable(reply);
  }
}
