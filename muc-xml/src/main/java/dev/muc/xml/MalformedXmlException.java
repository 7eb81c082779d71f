package dev.muc.xml;

import org.jspecify.annotations.Nullable;

/** Input that is no XML, no UTF-8, or no stream of elements. */
public final class MalformedXmlException extends XmlException {
  private static final long serialVersionUID = 1L;

  /** RFC 6120 §4.9.3.13. */
  static final String NOT_WELL_FORMED = "not-well-formed";

  /** RFC 6120 §4.9.3.1: well-formed, but not to be processed. */
  static final String BAD_FORMAT = "bad-format";

  /** RFC 6120 §4.9.3.22. */
  static final String UNSUPPORTED_ENCODING = "unsupported-encoding";

  MalformedXmlException(
      String condition, String problem, XmlPosition at, @Nullable Throwable cause) {
    super(condition, problem, at, cause);
  }
}
