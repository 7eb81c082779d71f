package dev.muc.xml;

import org.jspecify.annotations.Nullable;

/** Input that ended before its root element did: the peer is gone, or the document is cut. */
public final class TruncatedXmlException extends XmlException {
  private static final long serialVersionUID = 1L;

  TruncatedXmlException(String problem, XmlPosition at, @Nullable Throwable cause) {
    super(MalformedXmlException.NOT_WELL_FORMED, problem, at, cause);
  }
}
