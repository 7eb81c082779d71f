package dev.muc.xml;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * XML that is not taken.
 *
 * <p>Checked, since no program can know what a peer will send; and an {@link IOException}, since to
 * a host that does not care why, a stream with such XML in it is as lost as one whose connection
 * broke.
 */
public abstract sealed class XmlException extends IOException
    permits MalformedXmlException,
        RestrictedXmlException,
        TruncatedXmlException,
        XmlLimitException {
  private static final long serialVersionUID = 1L;

  private final String condition;
  private final int line;
  private final int column;

  XmlException(String condition, String problem, XmlPosition at, @Nullable Throwable cause) {
    super(at + ": " + problem, cause);
    this.condition = condition;
    this.line = at.line();
    this.column = at.column();
  }

  /**
   * Returns the name of the condition with which RFC 6120 §4.9.3 closes a stream for this, for
   * example {@code not-well-formed}.
   */
  public final String condition() {
    return condition;
  }

  /** Returns the line of the problem, counted from 1 at the start of the stream or document. */
  public final int line() {
    return line;
  }

  /** Returns the column of the problem in its line, in UTF-16 units, counted from 1. */
  public final int column() {
    return column;
  }
}
