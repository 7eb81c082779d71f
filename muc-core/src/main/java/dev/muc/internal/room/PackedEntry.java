package dev.muc.internal.room;

import dev.muc.model.HistoryEntry;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a history, of which nobody needs the parts before somebody enters.
 *
 * @param text all that the entry says but the addresses, which others have as well
 */
record PackedEntry(String text, Jid from, @Nullable Jid sender) {
  /*
   * A message is some twenty objects, and a history keeps it for longer than a young generation
   * lasts: with 20,000 rooms, each collection took 0.27 s to move what was said, a sixth of all that
   * the component spent. As one text it is three objects and half as large, and that takes 0.1 s.
   * Texts rather than bytes, because what is put into a StringBuilder is copied, not encoded.
   *
   * A number is written seven bits a character, the lowest first, all but the last with 0x80; before
   * a string or a list stands its length. A node begins with TEXT, ELEMENT, or SHAPED and the number
   * of its shape: what nearly all messages have is not spelled out, which takes half of the time
   * and a third of the length.
   */
  private static final int ARCHIVED = 1;
  private static final int HAS_ID = 2;
  private static final int HAS_LANG = 4;

  private static final char TEXT = 0;
  private static final char ELEMENT = 1;
  private static final char SHAPED = 2;

  /** What elements of one kind have in common. */
  private record Shape(String namespace, String name, List<String> attributes) {

    boolean fits(Element element) {
      return element.is(namespace, name) && fits(element.attributes());
    }

    private boolean fits(List<Attribute> these) {
      if (these.size() != attributes.size()) {
        return false;
      }
      for (int i = 0; i < these.size(); i++) {
        Attribute attribute = these.get(i);
        if (!attribute.name().equals(attributes.get(i)) || !attribute.namespace().isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(Stanza.NAMESPACE, "body", List.of()),
          new Shape(Namespaces.STANZA_ID, "stanza-id", List.of("id", "by")),
          new Shape(Namespaces.OCCUPANT_ID, "occupant-id", List.of("id")));

  private static final List<Message.Type> TYPES = List.of(Message.Type.values());

  /** As most messages are, with all that the room adds to them. */
  private static final int USUAL_LENGTH = 256;

  private static final int OBJECTS = 100;

  static PackedEntry of(HistoryEntry entry) {
    Message message = entry.message();
    Instant at = entry.at();
    StringBuilder out = new StringBuilder(USUAL_LENGTH);
    int flags = entry.archived() ? ARCHIVED : 0;
    flags |= message.id() == null ? 0 : HAS_ID;
    flags |= message.lang() == null ? 0 : HAS_LANG;
    put(out, flags);
    put(out, TYPES.indexOf(message.type()));
    put(out, at.getEpochSecond());
    put(out, at.getNano());
    if (message.id() != null) {
      put(out, message.id());
    }
    if (message.lang() != null) {
      put(out, message.lang());
    }
    List<Element> payloads = message.payloads();
    put(out, payloads.size());
    for (int i = 0; i < payloads.size(); i++) {
      put(out, payloads.get(i));
    }
    return new PackedEntry(out.toString(), message.from(), entry.sender());
  }

  private static void put(StringBuilder out, long number) {
    long left = number;
    while ((left & ~0x7F) != 0) {
      out.append((char) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.append((char) left);
  }

  private static void put(StringBuilder out, String value) {
    put(out, value.length());
    out.append(value);
  }

  private static void put(StringBuilder out, Node node) {
    if (node instanceof Element element) {
      put(out, element);
    } else {
      out.append(TEXT);
      put(out, ((Text) node).value());
    }
  }

  private static void put(StringBuilder out, Element element) {
    int shape = 0;
    while (shape < SHAPES.size() && !SHAPES.get(shape).fits(element)) {
      shape++;
    }
    if (shape < SHAPES.size()) {
      out.append((char) (SHAPED + shape));
      putValues(out, element.attributes());
    } else {
      out.append(ELEMENT);
      put(out, element.namespace());
      put(out, element.name());
      putAttributes(out, element.attributes());
    }
    List<Node> content = element.content();
    put(out, content.size());
    for (int i = 0; i < content.size(); i++) {
      put(out, content.get(i));
    }
  }

  private static void putValues(StringBuilder out, List<Attribute> attributes) {
    for (int i = 0; i < attributes.size(); i++) {
      put(out, attributes.get(i).value());
    }
  }

  private static void putAttributes(StringBuilder out, List<Attribute> attributes) {
    put(out, attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      put(out, attribute.namespace());
      put(out, attribute.name());
      put(out, attribute.value());
    }
  }

  /** Returns how many bytes of memory it takes up at most: a character is one or two. */
  int bytes() {
    return OBJECTS + 2 * text.length();
  }

  /** Returns what was packed. */
  HistoryEntry unpack() {
    return new Reader(text).entry(from, sender);
  }

  /** Reads a text from its beginning. */
  private static final class Reader {
    private final String text;
    private int position;

    Reader(String text) {
      this.text = text;
    }

    HistoryEntry entry(Jid from, @Nullable Jid sender) {
      long flags = number();
      Message.Type type = TYPES.get((int) number());
      Instant at = Instant.ofEpochSecond(number(), number());
      String id = (flags & HAS_ID) == 0 ? null : string();
      String lang = (flags & HAS_LANG) == 0 ? null : string();
      int count = (int) number();
      List<Element> payloads = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        payloads.add((Element) node());
      }
      Message message = new Message(type, from, null, id, lang, payloads);
      return new HistoryEntry(message, at, sender, (flags & ARCHIVED) != 0);
    }

    private long number() {
      long number = 0;
      int shift = 0;
      char next;
      do {
        next = text.charAt(position++);
        number |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next >= 0x80);
      return number;
    }

    private String string() {
      int length = (int) number();
      position += length;
      return text.substring(position - length, position);
    }

    private Node node() {
      char kind = text.charAt(position++);
      if (kind == TEXT) {
        return new Text(string());
      }
      if (kind >= SHAPED) {
        Shape shape = SHAPES.get(kind - SHAPED);
        return new Element(shape.namespace(), shape.name(), values(shape), content());
      }
      return new Element(string(), string(), attributes(), content());
    }

    private List<Attribute> values(Shape shape) {
      List<Attribute> attributes = new ArrayList<>(shape.attributes().size());
      for (String name : shape.attributes()) {
        attributes.add(new Attribute(name, string()));
      }
      return attributes;
    }

    private List<Attribute> attributes() {
      int count = (int) number();
      List<Attribute> attributes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        attributes.add(new Attribute(string(), string(), string()));
      }
      return attributes;
    }

    private List<Node> content() {
      int count = (int) number();
      List<Node> content = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        content.add(node());
      }
      return content;
    }
  }
}
