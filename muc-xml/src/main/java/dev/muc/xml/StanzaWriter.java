package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements and stanzas as XML, on a stream or each for itself.
 *
 * <p>What it writes is well-formed, or it is not written: a character that XML cannot carry, a name
 * that is none, or two attributes of the same name are an {@link IllegalArgumentException}, and the
 * buffer is left as it was. Attributes keep their order. Elements declare their namespace as the
 * default where it changes; attributes with a namespace get the prefixes {@code ns1}, {@code ns2}
 * and so on, declared where they stand, and those of {@link Attribute#XML_NAMESPACE} the prefix
 * {@code xml}.
 *
 * <p>Immutable; for any number of threads.
 */
public final class StanzaWriter {
  /** The namespace of the root of a stream (RFC 6120 §4.8.1). */
  public static final String STREAMS_NAMESPACE = "http://etherx.jabber.org/streams";

  private static final StanzaWriter STANDALONE = new StanzaWriter(Stanza.NAMESPACE, "");

  private static final StanzaWriter EMBEDDED = new StanzaWriter(Stanza.NAMESPACE, null);

  private final ElementEncoder encoder;
  private final String contentNamespace;

  private StanzaWriter(String contentNamespace, @Nullable String declared) {
    this.contentNamespace = contentNamespace;
    this.encoder = new ElementEncoder(contentNamespace, declared);
  }

  /**
   * Returns a writer for a stream whose header declares {@code contentNamespace} as the default,
   * for example {@code jabber:component:accept}: elements of {@link Stanza#NAMESPACE} are written
   * in that namespace, without declaring it, unless something of another namespace is around them.
   */
  public static StanzaWriter stream(String contentNamespace) {
    return new StanzaWriter(contentNamespace, contentNamespace);
  }

  /** Returns a writer of documents, which declare their namespace themselves. */
  public static StanzaWriter standalone() {
    return STANDALONE;
  }

  /** Returns a writer for the inside of documents that may have declared any namespace. */
  static StanzaWriter embedded() {
    return EMBEDDED;
  }

  /** Returns an element as a document of its own. */
  public static String toXml(Element element) {
    XmlBuffer out = new XmlBuffer();
    STANDALONE.write(element, out);
    return out.toString();
  }

  /** Returns a stanza as a document of its own, in {@link Stanza#NAMESPACE}. */
  public static String toXml(Stanza stanza) {
    XmlBuffer out = new XmlBuffer();
    STANDALONE.write(stanza, out);
    return out.toString();
  }

  /** Returns an element in lines, indented by two spaces a level, for people to read. */
  public static String toPrettyXml(Element element) {
    return toXml(PrettyPrinter.indented(element));
  }

  /** Returns a stanza in lines, indented by two spaces a level, for people to read. */
  public static String toPrettyXml(Stanza stanza) {
    return toPrettyXml(toElement(stanza));
  }

  /** Returns a stanza as the element that is written for it. */
  public static Element toElement(Stanza stanza) {
    return Element.builder(Stanza.NAMESPACE, stanza.elementName())
        .attribute("to", stanza.to())
        .attribute("from", stanza.from())
        .attribute("type", stanza.typeName())
        .attribute("id", stanza.id())
        .lang(stanza.lang())
        .children(stanza.payloads())
        .build();
  }

  /** Appends an element. */
  public void write(Element element, XmlBuffer out) {
    int start = out.length();
    try {
      encoder.append(element, out);
    } catch (IllegalArgumentException unwritable) {
      out.truncate(start);
      throw unwritable;
    }
  }

  /** Appends a stanza. */
  public void write(Stanza stanza, XmlBuffer out) {
    int start = out.length();
    try {
      appendHead(stanza, out);
      if (stanza.to() != null) {
        out.appendAscii(" to='");
        EncodedAddress.append(stanza.to(), out);
        out.append('\'');
      }
      appendTail(stanza, out);
    } catch (IllegalArgumentException unwritable) {
      out.truncate(start);
      throw unwritable;
    }
  }

  /**
   * As {@link #write(Stanza, XmlBuffer)}, for a stanza that is perhaps about to be sent to many:
   * what follows the addressee is left with it for that, if every stream has the same there.
   */
  public void writeBeforeSending(Stanza stanza, XmlBuffer out) {
    if (stanza.to() != null
        || stanza.encoding() != null
        || !EncodedTail.isSameForAll(stanza.payloads())) {
      write(stanza, out);
      return;
    }
    int start = out.length();
    try {
      appendHead(stanza, out);
      int tail = out.length();
      appendTail(stanza, out);
      stanza.keepEncoding(new EncodedTail(out.copyFrom(tail)));
    } catch (IllegalArgumentException unwritable) {
      out.truncate(start);
      throw unwritable;
    }
  }

  /** Writes an element in one call. */
  public void write(Element element, OutputStream out) throws IOException {
    XmlBuffer buffer = new XmlBuffer();
    write(element, buffer);
    buffer.writeTo(out);
  }

  /** Writes a stanza in one call. */
  public void write(Stanza stanza, OutputStream out) throws IOException {
    XmlBuffer buffer = new XmlBuffer();
    write(stanza, buffer);
    buffer.writeTo(out);
  }

  /**
   * Returns the header that opens a stream for this writer, with these attributes, under the prefix
   * {@code stream} (RFC 6120 §4.8.5); {@code </stream:stream>} closes it.
   */
  public String openStream(Attribute... attributes) {
    XmlBuffer out = new XmlBuffer();
    out.appendAscii("<?xml version='1.0'?><stream:stream xmlns='");
    XmlText.appendValue(contentNamespace, out);
    out.appendAscii("' xmlns:stream='" + STREAMS_NAMESPACE + '\'');
    encoder.appendAttributes(List.of(attributes), out);
    out.append('>');
    return out.toString();
  }

  /** Appends what stands before the addressee, which comes first for the sake of fan-out. */
  void appendHead(Stanza stanza, XmlBuffer out) {
    out.append('<');
    out.appendAscii(stanza.elementName());
    encoder.appendDeclaration(out);
  }

  /** Appends what follows the addressee. */
  void appendTail(Stanza stanza, XmlBuffer out) {
    out.appendAscii(" from='");
    EncodedAddress.append(stanza.from(), out);
    out.append('\'');
    appendAttribute(" type='", stanza.typeName(), out);
    appendAttribute(" id='", stanza.id(), out);
    appendAttribute(" xml:lang='", stanza.lang(), out);
    if (stanza.payloads().isEmpty()) {
      out.appendAscii("/>");
      return;
    }
    out.append('>');
    encoder.appendPayloads(stanza.payloads(), out);
    out.appendAscii("</");
    out.appendAscii(stanza.elementName());
    out.append('>');
  }

  private static void appendAttribute(String opening, @Nullable String value, XmlBuffer out) {
    if (value != null) {
      out.appendAscii(opening);
      XmlText.appendValue(value, out);
      out.append('\'');
    }
  }
}
