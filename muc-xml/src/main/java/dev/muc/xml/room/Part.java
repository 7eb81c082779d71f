package dev.muc.xml.room;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import dev.muc.xml.XmlPosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An element that is being read: attributes by name, child elements in order, nothing left over.
 */
final class Part {
  /*
   * What is not asked for is refused when the part is done: a word that this version does not know
   * would else be lost without a trace, be it from a newer version or a slip of somebody's pen.
   */

  private final Element element;
  private final @Nullable Part parent;
  private final Function<Element, Optional<XmlPosition>> places;
  private int attributesRead;
  private int nodesRead;

  private Part(
      Element element, @Nullable Part parent, Function<Element, Optional<XmlPosition>> places) {
    this.element = element;
    this.parent = parent;
    this.places = places;
  }

  /** Returns an element that stands for itself, such as the root of a document. */
  static Part root(Element element) {
    return root(element, unknown -> Optional.empty());
  }

  /** As {@link #root(Element)}, of a document in which it is known where elements stand. */
  static Part root(Element element, Function<Element, Optional<XmlPosition>> places) {
    return new Part(element, null, places);
  }

  String name() {
    return element.name();
  }

  boolean is(String name) {
    return element.is(RoomFormat.NAMESPACE, name);
  }

  boolean isOwn() {
    return element.namespace().equals(RoomFormat.NAMESPACE);
  }

  /** Reads all of this part. */
  <T> T read(RoomFormat.Reader<T> reader) throws RoomFormatException {
    T value = reader.read(this);
    refuseRest();
    return value;
  }

  /** Returns an exception that says where {@code problem} is. */
  RoomFormatException refused(String problem) {
    String place = places.apply(element).map(at -> at + ": ").orElse("");
    return new RoomFormatException(place + path() + ": " + problem);
  }

  private String path() {
    return parent == null ? element.name() : parent.path() + '/' + element.name();
  }

  // Attributes.

  @Nullable String textIf(String name) {
    for (Attribute attribute : element.attributes()) {
      if (attribute.name().equals(name) && attribute.namespace().isEmpty()) {
        attributesRead++;
        return attribute.value();
      }
    }
    return null;
  }

  String text(String name) throws RoomFormatException {
    return required(name, textIf(name));
  }

  String text(String name, String ifAbsent) {
    String text = textIf(name);
    return text == null ? ifAbsent : text;
  }

  boolean flag(String name) throws RoomFormatException {
    return flag(name, false);
  }

  boolean flag(String name, boolean ifAbsent) throws RoomFormatException {
    String text = textIf(name);
    if (text == null) {
      return ifAbsent;
    }
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw refused("'" + name + "' is neither true nor false: " + text);
  }

  @Nullable Integer integerIf(String name) throws RoomFormatException {
    String text = textIf(name);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException wrong) {
      throw refused("'" + name + "' is no number: " + text);
    }
  }

  int integer(String name) throws RoomFormatException {
    return required(name, integerIf(name));
  }

  int integer(String name, int ifAbsent) throws RoomFormatException {
    Integer number = integerIf(name);
    return number == null ? ifAbsent : number;
  }

  @Nullable Instant instantIf(String name) throws RoomFormatException {
    String text = textIf(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException wrong) {
      throw refused("'" + name + "' is no time in UTC such as 2026-01-01T00:00:00Z: " + text);
    }
  }

  Instant instant(String name) throws RoomFormatException {
    return required(name, instantIf(name));
  }

  @Nullable Jid jidIf(String name) throws RoomFormatException {
    String text = textIf(name);
    try {
      return text == null ? null : Jid.of(text);
    } catch (IllegalArgumentException wrong) {
      throw refused("'" + name + "' is no address: " + wrong.getMessage());
    }
  }

  Jid jid(String name) throws RoomFormatException {
    return required(name, jidIf(name));
  }

  BareJid bareJid(String name) throws RoomFormatException {
    if (jid(name) instanceof BareJid bare) {
      return bare;
    }
    throw refused("'" + name + "' is an address with a resource");
  }

  FullJid fullJid(String name) throws RoomFormatException {
    if (jid(name) instanceof FullJid full) {
      return full;
    }
    throw refused("'" + name + "' is an address without a resource");
  }

  /** Reads a word of a fixed list. */
  <T> T word(String name, Function<String, Optional<T>> words) throws RoomFormatException {
    return word(name, text(name), words);
  }

  <T> T word(String name, T ifAbsent, Function<String, Optional<T>> words)
      throws RoomFormatException {
    String text = textIf(name);
    return text == null ? ifAbsent : word(name, text, words);
  }

  /** Reads words with blanks between them. */
  <T> List<T> words(String name, List<T> ifAbsent, Function<String, Optional<T>> words)
      throws RoomFormatException {
    String text = textIf(name);
    if (text == null) {
      return ifAbsent;
    }
    List<T> values = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        values.add(word(name, word, words));
      }
    }
    return values;
  }

  private <T> T word(String name, String text, Function<String, Optional<T>> words)
      throws RoomFormatException {
    Optional<T> value = words.apply(text);
    if (value.isEmpty()) {
      throw refused("'" + name + "' has no meaning here: " + text);
    }
    return value.get();
  }

  private <T> T required(String name, @Nullable T value) throws RoomFormatException {
    if (value == null) {
      throw refused("'" + name + "' is missing");
    }
    return value;
  }

  // Child elements.

  <T> @Nullable T childIf(String name, RoomFormat.Reader<T> reader) throws RoomFormatException {
    Element next = peek();
    if (next == null || !next.is(RoomFormat.NAMESPACE, name)) {
      return null;
    }
    nodesRead++;
    return new Part(next, this, places).read(reader);
  }

  <T> T child(String name, RoomFormat.Reader<T> reader) throws RoomFormatException {
    T value = childIf(name, reader);
    if (value == null) {
      Element next = peek();
      throw refused(
          "expected <" + name + ">, found " + (next == null ? "nothing" : "<" + next.name() + ">"));
    }
    return value;
  }

  <T> T child(String name, T ifAbsent, RoomFormat.Reader<T> reader) throws RoomFormatException {
    T value = childIf(name, reader);
    return value == null ? ifAbsent : value;
  }

  <T> List<T> children(String name, RoomFormat.Reader<T> reader) throws RoomFormatException {
    List<T> values = new ArrayList<>();
    for (T value = childIf(name, reader); value != null; value = childIf(name, reader)) {
      values.add(value);
    }
    return values;
  }

  /** Takes the next element as it is. */
  Element payload() throws RoomFormatException {
    Element next = peek();
    if (next == null) {
      throw refused("expected an element, found nothing");
    }
    nodesRead++;
    return next;
  }

  /** Takes all elements that are left as they are. */
  List<Element> payloads() throws RoomFormatException {
    if (element.content().isEmpty()) {
      return List.of();
    }
    List<Element> payloads = new ArrayList<>(element.content().size());
    while (peek() != null) {
      payloads.add(payload());
    }
    return payloads;
  }

  private @Nullable Element peek() throws RoomFormatException {
    List<Node> nodes = element.content();
    for (; nodesRead < nodes.size(); nodesRead++) {
      if (nodes.get(nodesRead) instanceof Element child) {
        return child;
      }
      if (nodes.get(nodesRead) instanceof Text text && !text.value().isBlank()) {
        throw refused("text where there should be none: " + text.value().strip());
      }
    }
    return null;
  }

  private void refuseRest() throws RoomFormatException {
    Element next = peek();
    if (next != null) {
      throw new Part(next, this, places).refused("unknown, or in the wrong place");
    }
    if (attributesRead != element.attributes().size()) {
      List<String> names = element.attributes().stream().map(Attribute::name).toList();
      throw refused("one of these attributes is unknown or twice there: " + names);
    }
  }
}
