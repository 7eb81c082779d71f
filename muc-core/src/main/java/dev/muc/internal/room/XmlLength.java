package dev.muc.internal.room;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import org.jspecify.annotations.Nullable;

/**
 * How many characters a stanza has on the wire, for {@code maxchars} (0045-7.2.14-1).
 *
 * <p>Counted as muc-xml writes it; a test there holds the two together.
 */
public final class XmlLength {

  private XmlLength() {}

  /** Returns the number of characters of {@code stanza} inside its stream. */
  public static long of(Stanza stanza) {
    long attributes =
        attribute("from", stanza.from().toString())
            + attribute("to", stanza.to())
            + attribute("type", stanza.typeName())
            + attribute("id", stanza.id())
            + attribute("xml:lang", stanza.lang());
    long content = 0;
    for (Element payload : stanza.payloads()) {
      content += of(payload, Stanza.NAMESPACE);
    }
    return tags(stanza.elementName().length(), attributes, content);
  }

  private static long of(Element element, String inherited) {
    long attributes =
        element.namespace().equals(inherited) ? 0 : attribute("xmlns", element.namespace());
    int prefixes = 0;
    for (Attribute attribute : element.attributes()) {
      String name = attribute.name();
      if (attribute.namespace().equals(Attribute.XML_NAMESPACE)) {
        name = "xml:" + name;
      } else if (!attribute.namespace().isEmpty()) {
        String prefix = "n" + prefixes++;
        attributes += attribute("xmlns:" + prefix, attribute.namespace());
        name = prefix + ':' + name;
      }
      attributes += attribute(name, attribute.value());
    }
    long content = 0;
    for (Node node : element.content()) {
      content +=
          node instanceof Element child
              ? of(child, element.namespace())
              : escaped(((Text) node).value(), false);
    }
    return tags(element.name().length(), attributes, content);
  }

  /** An element without content is one tag. */
  private static long tags(int name, long attributes, long content) {
    return content == 0 ? name + attributes + 3 : 2L * name + attributes + content + 5;
  }

  private static long attribute(String name, @Nullable Object value) {
    return value == null ? 0 : name.length() + escaped(value.toString(), true) + 4;
  }

  private static long escaped(String text, boolean inAttribute) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      length +=
          switch (text.charAt(i)) {
            case '&' -> 4;
            case '<', '>' -> 3;
            case '"', '\'' -> inAttribute ? 5 : 0;
            case '\r', '\n', '\t' -> inAttribute ? 4 : 0;
            default -> 0;
          };
    }
    return length;
  }
}
