package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Builds elements from what a parser reads, and keeps to the limits that the parser lacks. */
final class TreeBuilder {
  /*
   * `content` holds the nodes of all elements that are open, the innermost last: an element takes
   * its own from the end when it is closed. One list serves for all stanzas of a stream.
   */

  /** The namespaces of stanzas on the streams that there are (RFC 6120 §4.8.2, XEP-0114 §3). */
  static final Set<String> CONTENT_NAMESPACES =
      Set.of("jabber:client", "jabber:server", "jabber:component:accept");

  private final XmlLimits limits;
  private final List<Node> content = new ArrayList<>();
  private int elements;

  TreeBuilder(XmlLimits limits) {
    this.limits = limits;
  }

  /**
   * Builds the element at whose start tag the parser stands, and leaves the parser at its end tag.
   * Where the element and those around it are all in {@code contentNamespace}, they come out in
   * that of {@link Stanza#NAMESPACE}.
   */
  Element element(XMLStreamReader2 parser, String contentNamespace) throws XMLStreamException {
    content.clear();
    elements = 0;
    return element(parser, contentNamespace, 1);
  }

  /** Returns the start tag at which the parser stands as an element without content. */
  Element startTag(XMLStreamReader2 parser) throws XMLStreamException {
    return new Element(
        namespace(parser.getNamespaceURI()), parser.getLocalName(), attributes(parser), List.of());
  }

  private Element element(XMLStreamReader2 parser, String contentNamespace, int depth)
      throws XMLStreamException {
    if (depth > limits.depthMax()) {
      throw new Refusal(
          Refusal.Kind.LIMIT, "more than " + limits.depthMax() + " elements inside each other");
    }
    if (++elements > limits.elementsMax()) {
      throw new Refusal(Refusal.Kind.LIMIT, "more than " + limits.elementsMax() + " elements");
    }
    String name = parser.getLocalName();
    String namespace = namespace(parser.getNamespaceURI());
    String inherited = ""; // What is inside a payload of another namespace stays as it is.
    if (!contentNamespace.isEmpty() && namespace.equals(contentNamespace)) {
      namespace = Stanza.NAMESPACE;
      inherited = contentNamespace;
    }
    List<Attribute> attributes = attributes(parser);
    int first = content.size();
    while (readNode(parser, inherited, depth)) {}
    List<Node> own = content.subList(first, content.size());
    Element element = new Element(namespace, name, attributes, own);
    own.clear();
    return element;
  }

  /** Reads a child or some text; returns false at the end tag. */
  private boolean readNode(XMLStreamReader2 parser, String contentNamespace, int depth)
      throws XMLStreamException {
    return switch (parser.next()) {
      case XMLStreamConstants.END_ELEMENT -> false;
      case XMLStreamConstants.START_ELEMENT -> {
        content.add(element(parser, contentNamespace, depth + 1));
        yield true;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        String text = parser.getText();
        if (!text.isEmpty()) {
          content.add(new Text(text));
        }
        yield true;
      }
      default -> throw Refusal.restricted();
    };
  }

  private List<Attribute> attributes(XMLStreamReader2 parser) throws XMLStreamException {
    int count = parser.getAttributeCount();
    if (count == 0) {
      return List.of();
    }
    if (count > limits.attributesMax()) {
      throw new Refusal(Refusal.Kind.LIMIT, "more than " + limits.attributesMax() + " attributes");
    }
    Attribute[] attributes = new Attribute[count];
    for (int i = 0; i < count; i++) {
      String value = parser.getAttributeValue(i);
      if (value.length() > limits.attributeLengthMax()) {
        throw new Refusal(
            Refusal.Kind.LIMIT,
            "attribute of more than " + limits.attributeLengthMax() + " characters");
      }
      attributes[i] =
          new Attribute(
              namespace(parser.getAttributeNamespace(i)), parser.getAttributeLocalName(i), value);
    }
    return List.of(attributes);
  }

  private static String namespace(@Nullable String uri) {
    return uri == null ? "" : uri;
  }
}
