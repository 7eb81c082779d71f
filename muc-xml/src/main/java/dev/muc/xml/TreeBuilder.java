package dev.muc.xml;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Builds elements from tags and text, and keeps to the limits that a parser lacks. */
final class TreeBuilder {
  /*
   * `open` holds the elements that are open, outermost first, and `content` the nodes of all of
   * them, the innermost's last: an element takes its own from the end when it is closed. One builder
   * serves for all stanzas of a stream.
   */

  /** The namespaces of stanzas on the streams that there are (RFC 6120 §4.8.2, XEP-0114 §3). */
  static final Set<String> CONTENT_NAMESPACES =
      Set.of("jabber:client", "jabber:server", "jabber:component:accept");

  private record Open(
      String namespace,
      String name,
      List<Attribute> attributes,
      boolean inContentNamespace,
      int contentStart,
      @Nullable Location place) {}

  private final XmlLimits limits;
  private final List<Open> open = new ArrayList<>();
  private final List<Node> content = new ArrayList<>();
  private final StringBuilder joined = new StringBuilder();
  private @Nullable IdentityHashMap<Element, Location> places;
  private @Nullable Location place;
  private @Nullable String text;
  private String contentNamespace = "";
  private int elements;

  TreeBuilder(XmlLimits limits) {
    this.limits = limits;
  }

  /** Keeps in mind from now on where each element of what was built last began. */
  void keepPlaces() {
    places = new IdentityHashMap<>();
  }

  /** Returns where the start tag of an element of what was built last stood, if that is known. */
  Optional<Location> place(Element element) {
    return places == null ? Optional.empty() : Optional.ofNullable(places.get(element));
  }

  /**
   * Forgets everything. Elements in {@code namespace} will come out in that of {@link
   * Stanza#NAMESPACE}, as long as all elements around them are in it too; none for an empty one.
   */
  void begin(String namespace) {
    open.clear();
    content.clear();
    joined.setLength(0);
    text = null;
    contentNamespace = namespace;
    elements = 0;
    if (places != null) {
      places.clear();
    }
  }

  /** Builds the element at whose start tag a parser stands, and leaves it at the end tag. */
  Element element(XMLStreamReader2 parser, String namespace) throws XMLStreamException {
    begin(namespace);
    start(parser);
    while (true) {
      switch (parser.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(parser);
        case XMLStreamConstants.END_ELEMENT -> {
          Element closed = end();
          if (open.isEmpty()) {
            return closed;
          }
          content.add(closed);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text(parser.getText());
        default -> throw Refusal.restricted();
      }
    }
  }

  private void start(XMLStreamReader2 parser) throws XMLStreamException {
    place = places == null ? null : parser.getLocationInfo().getStartLocation();
    start(parser.getNamespaceURI(), parser.getLocalName(), attributes(parser));
  }

  /** Returns the start tag at which the parser stands as an element without content. */
  Element startTag(XMLStreamReader2 parser) throws XMLStreamException {
    String namespace = parser.getNamespaceURI();
    return new Element(
        namespace == null ? "" : namespace, parser.getLocalName(), attributes(parser), List.of());
  }

  /** Returns the number of elements that are open. */
  int depth() {
    return open.size();
  }

  /** Returns the start tag of the outermost element that is open, if one is. */
  Optional<Element> outermost() {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Open first = open.get(0);
    return Optional.of(new Element(first.namespace(), first.name(), first.attributes(), List.of()));
  }

  /** Takes a start tag. */
  void start(@Nullable String namespace, String name, List<Attribute> attributes)
      throws XMLStreamException {
    flushText();
    if (open.size() == limits.depthMax()) {
      throw tooMany("elements inside each other", limits.depthMax());
    }
    if (++elements > limits.elementsMax()) {
      throw tooMany("elements", limits.elementsMax());
    }
    String own = namespace == null ? "" : namespace;
    boolean inContentNamespace =
        !contentNamespace.isEmpty()
            && own.equals(contentNamespace)
            && (open.isEmpty() || open.get(open.size() - 1).inContentNamespace());
    open.add(
        new Open(
            inContentNamespace ? Stanza.NAMESPACE : own,
            name,
            attributes,
            inContentNamespace,
            content.size(),
            place));
  }

  /** Takes character data, or a part of it. */
  void text(String more) {
    if (text == null && joined.isEmpty()) {
      text = more; // Nearly always all there is: no copy.
    } else {
      if (text != null) {
        joined.append(text);
        text = null;
      }
      joined.append(more);
    }
  }

  /** Takes an end tag; returns the element, which is the caller's to {@link #add}. */
  Element end() {
    flushText();
    Open closed = open.remove(open.size() - 1);
    List<Node> own = content.subList(closed.contentStart(), content.size());
    Element element = new Element(closed.namespace(), closed.name(), closed.attributes(), own);
    own.clear();
    if (places != null && closed.place() != null) {
      places.put(element, closed.place());
    }
    return element;
  }

  /** Adds an element to the one that is open. */
  void add(Element child) {
    content.add(child);
  }

  private void flushText() {
    String all = text == null ? joined.toString() : text;
    if (!all.isEmpty()) {
      content.add(new Text(all));
      text = null;
      joined.setLength(0);
    }
  }

  private List<Attribute> attributes(XMLStreamReader2 parser) throws XMLStreamException {
    int count = parser.getAttributeCount();
    if (count == 0) {
      return List.of();
    }
    Attribute[] attributes = new Attribute[count];
    for (int i = 0; i < count; i++) {
      attributes[i] =
          attribute(
              parser.getAttributeNamespace(i),
              parser.getAttributeLocalName(i),
              parser.getAttributeValue(i));
    }
    return checked(List.of(attributes));
  }

  /** Returns an attribute within the limits. */
  Attribute attribute(@Nullable String namespace, String name, String value)
      throws XMLStreamException {
    if (value.length() > limits.attributeLengthMax()) {
      throw tooMany("characters in an attribute", limits.attributeLengthMax());
    }
    return new Attribute(namespace == null ? "" : namespace, name, value);
  }

  /** Returns the attributes of one element if they are within the limits. */
  List<Attribute> checked(List<Attribute> attributes) throws XMLStreamException {
    if (attributes.size() > limits.attributesMax()) {
      throw tooMany("attributes", limits.attributesMax());
    }
    return attributes;
  }

  private static Refusal tooMany(String what, int limit) {
    return new Refusal(Refusal.Kind.LIMIT, "more than " + limit + ' ' + what);
  }
}
