package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends elements to a buffer, declaring namespaces where they change. */
final class ElementEncoder {
  private static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

  /** What elements of {@link Stanza#NAMESPACE} are written in. */
  private final String contentNamespace;

  /** The default namespace that is in force around what is written; null for any. */
  private final @Nullable String declared;

  ElementEncoder(String contentNamespace, @Nullable String declared) {
    this.contentNamespace = contentNamespace;
    this.declared = declared;
  }

  void append(Element element, XmlBuffer out) {
    append(element, declared, true, out);
  }

  /** Appends the declaration that a stanza's start tag needs. */
  void appendDeclaration(XmlBuffer out) {
    if (!contentNamespace.equals(declared)) {
      appendDeclaration(contentNamespace, out);
    }
  }

  /** Appends the children of a stanza. */
  void appendPayloads(List<Element> payloads, XmlBuffer out) {
    for (int i = 0; i < payloads.size(); i++) {
      append(payloads.get(i), contentNamespace, true, out);
    }
  }

  /**
   * @param around the default namespace in force, or null if it is not known
   * @param inStanza whether all elements around this one are of the stream's content namespace
   */
  private void append(Element element, @Nullable String around, boolean inStanza, XmlBuffer out) {
    boolean ownsContent = inStanza && element.namespace().equals(Stanza.NAMESPACE);
    String namespace = ownsContent ? contentNamespace : element.namespace();
    boolean xml = namespace.equals(Attribute.XML_NAMESPACE);
    out.append('<');
    appendName(xml, element.name(), out);
    @Nullable String inside = around;
    if (!xml && !namespace.equals(around)) {
      appendDeclaration(namespace, out);
      inside = namespace;
    }
    appendAttributes(element.attributes(), out);
    if (element.content().isEmpty()) {
      out.appendAscii("/>");
      return;
    }
    out.append('>');
    List<Node> content = element.content();
    for (int i = 0; i < content.size(); i++) {
      Node node = content.get(i);
      if (node instanceof Element child) {
        append(child, inside, ownsContent, out);
      } else if (node instanceof Text text) {
        XmlText.appendText(text.value(), out);
      } else {
        throw new AssertionError("no case for " + node.getClass());
      }
    }
    out.appendAscii("</");
    appendName(xml, element.name(), out);
    out.append('>');
  }

  private static void appendName(boolean xml, String name, XmlBuffer out) {
    if (xml) {
      out.appendAscii("xml:");
    }
    XmlText.appendName(name, out);
  }

  private static void appendDeclaration(String namespace, XmlBuffer out) {
    requireBindable(namespace);
    out.appendAscii(" xmlns='");
    XmlText.appendValue(namespace, out);
    out.append('\'');
  }

  private static void requireBindable(String namespace) {
    if (namespace.equals(XMLNS_NAMESPACE)) {
      throw new IllegalArgumentException("nothing can be in the namespace " + namespace);
    }
  }

  void appendAttributes(List<Attribute> attributes, XmlBuffer out) {
    List<String> prefixed = List.of();
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      requireFirst(attributes, i);
      String namespace = attribute.namespace();
      if (!namespace.isEmpty() && !namespace.equals(Attribute.XML_NAMESPACE)) {
        prefixed = prefixed.isEmpty() ? new ArrayList<>() : prefixed;
        appendPrefixed(attribute, prefixed, out);
        continue;
      }
      if (namespace.isEmpty() && attribute.name().equals("xmlns")) {
        throw new IllegalArgumentException("namespaces are declared by the writer: " + attribute);
      }
      out.append(' ');
      appendName(!namespace.isEmpty(), attribute.name(), out);
      appendValue(attribute, out);
    }
  }

  /** Appends an attribute that needs a prefix; {@code prefixed} are the namespaces so far. */
  private static void appendPrefixed(Attribute attribute, List<String> prefixed, XmlBuffer out) {
    String namespace = attribute.namespace();
    int number = prefixed.indexOf(namespace) + 1;
    if (number == 0) {
      requireBindable(namespace);
      prefixed.add(namespace);
      number = prefixed.size();
      out.appendAscii(" xmlns:ns" + number + "='");
      XmlText.appendValue(namespace, out);
      out.append('\'');
    }
    out.appendAscii(" ns" + number + ':');
    XmlText.appendName(attribute.name(), out);
    appendValue(attribute, out);
  }

  private static void appendValue(Attribute attribute, XmlBuffer out) {
    out.appendAscii("='");
    XmlText.appendValue(attribute.value(), out);
    out.append('\'');
  }

  private static void requireFirst(List<Attribute> attributes, int index) {
    Attribute attribute = attributes.get(index);
    for (int i = 0; i < index; i++) {
      Attribute other = attributes.get(i);
      if (other.name().equals(attribute.name())
          && other.namespace().equals(attribute.namespace())) {
        throw new IllegalArgumentException("two attributes of one name: " + attribute);
      }
    }
  }
}
