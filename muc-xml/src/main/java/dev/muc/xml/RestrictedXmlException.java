package dev.muc.xml;

/**
 * XML that XMPP forbids: a comment, a processing instruction, a document type declaration, or a
 * reference to an entity that is not predefined (RFC 6120 §11.1).
 */
public final class RestrictedXmlException extends XmlException {
  private static final long serialVersionUID = 1L;

  RestrictedXmlException(String problem, XmlPosition at) {
    super("restricted-xml", problem, at, null);
  }
}
