package dev.muc.xml;

import dev.muc.stanza.Element;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;

/** Reads a document that is there as a whole. */
final class DocumentParser {
  private DocumentParser() {}

  static Element parse(byte[] xml, XmlLimits limits) throws XmlException {
    String text = new String(xml, StandardCharsets.UTF_8);
    int wrong = firstInvalid(xml);
    if (wrong >= 0) {
      String before = new String(xml, 0, wrong, StandardCharsets.UTF_8);
      throw notWellFormed("no UTF-8", XmlPosition.in(before, before.length()));
    }
    return parse(text, limits);
  }

  static Element parse(String xml, XmlLimits limits) throws XmlException {
    checkCharacters(xml, limits.stanzaBytesMax());
    XMLStreamReader2 parser = null;
    try {
      parser = Woodstox.with(limits).parser(new StringReader(xml));
      toRoot(parser);
      String namespace = parser.getNamespaceURI();
      boolean known = namespace != null && TreeBuilder.CONTENT_NAMESPACES.contains(namespace);
      Element root = new TreeBuilder(limits).element(parser, known ? namespace : "");
      toEnd(parser);
      parser.close();
      return root;
    } catch (XMLStreamException thrown) {
      Location at = thrown.getLocation();
      if (at == null && parser != null) {
        at = parser.getLocationInfo().getCurrentLocation();
      }
      int line = at == null ? 1 : at.getLineNumber();
      throw XmlFailures.of(thrown, new XmlPosition(line, at == null ? 1 : at.getColumnNumber()));
    }
  }

  /** Leads the parser from its beginning to the root's start tag. */
  static void toRoot(XMLStreamReader parser) throws XMLStreamException {
    if ("1.1".equals(parser.getVersion())) {
      // It has characters that XML 1.0 cannot even refer to; RFC 6120 §11.5 knows only 1.0.
      throw new Refusal(Refusal.Kind.BAD_FORMAT, "XMPP uses XML 1.0, not 1.1");
    }
    String encoding = parser.getCharacterEncodingScheme();
    if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
      throw new Refusal(Refusal.Kind.UNSUPPORTED_ENCODING, "XMPP uses UTF-8, not " + encoding);
    }
    next(parser, XMLStreamConstants.START_ELEMENT);
  }

  private static void toEnd(XMLStreamReader parser) throws XMLStreamException {
    next(parser, XMLStreamConstants.END_DOCUMENT);
  }

  private static void next(XMLStreamReader parser, int expected) throws XMLStreamException {
    int event = parser.next();
    while (event == XMLStreamConstants.SPACE) {
      event = parser.next();
    }
    if (event != expected) {
      throw Refusal.restricted();
    }
  }

  /** Finds what the parser would let pass: half a surrogate pair, and too much of all. */
  private static void checkCharacters(String xml, int bytesMax) throws XmlException {
    long bytes = 0;
    for (int i = 0; i < xml.length(); i++) {
      int c = xml.codePointAt(i);
      if (!Utf8.isXmlChar(c)) {
        String problem = String.format("U+%04X is no character of XML", c);
        throw notWellFormed(problem, XmlPosition.in(xml, i));
      }
      bytes += c < 0x80 ? 1 : Utf8.length(c);
      if (bytes > bytesMax) {
        String problem = "document of more than " + bytesMax + " bytes";
        throw new XmlLimitException(problem, XmlPosition.in(xml, i), null);
      }
      if (c > Character.MAX_VALUE) {
        i++;
      }
    }
  }

  private static int firstInvalid(byte[] xml) {
    int i = 0;
    while (i < xml.length) {
      int c = xml[i] >= 0 ? xml[i] : Utf8.decode(xml, i, xml.length);
      if (c < 0) {
        return i;
      }
      i += c < 0x80 ? 1 : Utf8.length(c);
    }
    return -1;
  }

  private static XmlException notWellFormed(String problem, XmlPosition at) {
    return new MalformedXmlException(MalformedXmlException.NOT_WELL_FORMED, problem, at, null);
  }
}
