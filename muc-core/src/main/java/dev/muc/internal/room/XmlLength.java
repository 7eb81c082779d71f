package dev.muc.internal.room;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
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
    List<String> prefixed = new ArrayList<>(0);
    for (Attribute attribute : element.attributes()) {
      attributes += attribute(attribute, prefixed);
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

  /** A namespace gets a prefix where an element first needs it: {@code ns1}, {@code ns2}, ... */
  private static long attribute(Attribute attribute, List<String> prefixed) {
    String namespace = attribute.namespace();
    if (namespace.isEmpty()) {
      return attribute(attribute.name(), attribute.value());
    }
    if (namespace.equals(Attribute.XML_NAMESPACE)) {
      return attribute("xml:" + attribute.name(), attribute.value());
    }
    long declaration = 0;
    int number = prefixed.indexOf(namespace) + 1;
    if (number == 0) {
      prefixed.add(namespace);
      number = prefixed.size();
      declaration = attribute("xmlns:ns" + number, namespace);
    }
    return declaration + attribute("ns" + number + ':' + attribute.name(), attribute.value());
  }

  /** An element without content is one tag. */
  private static long tags(int name, long attributes, long content) {
    return content == 0 ? name + attributes + 3 : 2L * name + attributes + content + 5;
  }

  private static long attribute(String name, @Nullable Object value) {
    return value == null ? 0 : name.length() + escaped(value.toString(), true) + 4;
  }

  /** Characters are those of Unicode: a pair of surrogates is one. */
  private static long escaped(String text, boolean inAttribute) {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLowSurrogate(c)) {
        length += inAttribute ? inAttribute(c) : inText(c);
      }
    }
    return length;
  }

  private static int inText(char c) {
    return switch (c) {
      case '&', '\r' -> 5; // &amp; &#13;
      case '<', '>' -> 4;
      default -> 1;
    };
  }

  private static int inAttribute(char c) {
    return switch (c) {
      case '\'' -> 6;
      case '\n' -> 5;
      case '\t' -> 4;
      default -> inText(c);
    };
  }
}
