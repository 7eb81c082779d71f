package dev.muc.xml;

import com.ctc.wstx.exc.WstxEOFException;
import javax.xml.stream.XMLStreamException;

/** Turns what the parser throws into exceptions that say what kind of problem it is. */
final class XmlFailures {
  private XmlFailures() {}

  /** Returns the exception for {@code thrown}. */
  static XmlException of(XMLStreamException thrown, XmlPosition at) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal.toException(at);
      }
    }
    String problem = problem(thrown);
    // Woodstox throws this very class for its limits, and classes of its own for all else.
    if (thrown.getClass().equals(XMLStreamException.class)) {
      return new XmlLimitException(problem, at, thrown);
    }
    if (thrown instanceof WstxEOFException) {
      return new TruncatedXmlException(problem, at, thrown);
    }
    return new MalformedXmlException(MalformedXmlException.NOT_WELL_FORMED, problem, at, thrown);
  }

  /** Returns the message without the location that Woodstox adds to it in a line of its own. */
  private static String problem(XMLStreamException thrown) {
    String message = String.valueOf(thrown.getMessage());
    int location = message.indexOf("\n at [");
    return (location < 0 ? message : message.substring(0, location)).replace('\n', ' ');
  }
}
