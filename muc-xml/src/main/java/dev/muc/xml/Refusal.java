package dev.muc.xml;

import javax.xml.stream.XMLStreamException;

/** Thrown where the parser is at work, for what is well-formed but not taken. */
final class Refusal extends XMLStreamException {
  private static final long serialVersionUID = 1L;

  /** What kind of exception the caller gets. */
  enum Kind {
    LIMIT,
    RESTRICTED,
    BAD_FORMAT,
    UNSUPPORTED_ENCODING
  }

  private final Kind kind;
  private final String problem;

  Refusal(Kind kind, String problem) {
    super(problem);
    this.kind = kind;
    this.problem = problem;
  }

  /** What is neither element nor text (RFC 6120 §11.1). */
  static Refusal restricted() {
    return new Refusal(
        Kind.RESTRICTED, "XMPP forbids comments, processing instructions and declarations");
  }

  /** Returns the exception for callers. */
  XmlException toException(XmlPosition at) {
    return switch (kind) {
      case LIMIT -> new XmlLimitException(problem, at, null);
      case RESTRICTED -> new RestrictedXmlException(problem, at);
      case BAD_FORMAT ->
          new MalformedXmlException(MalformedXmlException.BAD_FORMAT, problem, at, null);
      case UNSUPPORTED_ENCODING ->
          new MalformedXmlException(MalformedXmlException.UNSUPPORTED_ENCODING, problem, at, null);
    };
  }
}
