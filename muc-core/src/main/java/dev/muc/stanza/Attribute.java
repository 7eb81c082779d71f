package dev.muc.stanza;

/**
 * An attribute of an element.
 *
 * @param namespace the namespace of a prefixed attribute; empty for one without prefix
 * @param name the local name
 * @param value the value, unescaped
 */
public record Attribute(String namespace, String name, String value) {

  /** The namespace of {@code xml:lang}. */
  public static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

  /** Creates an attribute without prefix. */
  public Attribute(String name, String value) {
    this("", name, value);
  }
}
