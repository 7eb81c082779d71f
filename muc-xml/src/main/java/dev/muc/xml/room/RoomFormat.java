package dev.muc.xml.room;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Stanza;
import dev.muc.xml.ElementReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.XmlException;
import dev.muc.xml.XmlLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all that is stored has in common. */
final class RoomFormat {
  /*
   * What stays true of version 1, whatever is added: every name and attribute means what it meant;
   * what is new may be absent, and then means what was so before there was such a thing. Whatever
   * cannot be added like that is version 2, and reading then begins with a look at the version.
   */

  /** The namespace of all elements but payloads. */
  static final String NAMESPACE = "dev.muc:room";

  /** What is written. */
  static final int VERSION = 1;

  /**
   * A stanza may have 64 elements inside each other as it comes from a stream, and a room puts
   * fewer than ten around it. Readers descend once per level and are held to 1,000.
   */
  private static final int DEPTH_MAX = 900;

  private RoomFormat() {}

  /** Writes something into the element that stands for it. */
  @FunctionalInterface
  interface Writer<T> {
    void write(T value, Element.Builder to);
  }

  /** Reads something from the element that stands for it. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Part from) throws RoomFormatException;
  }

  /** Returns the element called {@code name} that stands for {@code value}. */
  static <T> Element element(String name, T value, Writer<T> writer) {
    Element.Builder builder = Element.builder(NAMESPACE, name);
    writer.write(value, builder);
    return builder.build();
  }

  /** As {@link #element}; null for null. */
  static <T> @Nullable Element optional(String name, @Nullable T value, Writer<T> writer) {
    return value == null ? null : element(name, value, writer);
  }

  /** Returns {@code true} for true, and nothing for what is usual. */
  static @Nullable String flag(boolean value) {
    return value ? "true" : null;
  }

  /**
   * Writes an element as a document that {@link #parse} can read again.
   *
   * @throws IllegalArgumentException if it holds what XML cannot carry, or is too deep to be read
   */
  static XmlBuffer write(Element element) {
    checkDepth(element, 1);
    XmlBuffer out = new XmlBuffer();
    StanzaWriter.standalone().write(element, out);
    return out;
  }

  /** As {@link #write(Element)}, without making an element of the stanza first. */
  static XmlBuffer write(Stanza stanza) {
    XmlBuffer out = new XmlBuffer();
    write(stanza, out);
    return out;
  }

  /** As {@link #write(Stanza)}, behind what is in a buffer. */
  static void write(Stanza stanza, XmlBuffer out) {
    List<Element> payloads = stanza.payloads();
    for (int i = 0; i < payloads.size(); i++) {
      checkDepth(payloads.get(i), 2);
    }
    StanzaWriter.standalone().writeBeforeSending(stanza, out);
  }

  private static void checkDepth(Element element, int level) {
    if (depth(element, level) > DEPTH_MAX) {
      throw new IllegalArgumentException(
          "more than " + DEPTH_MAX + " elements inside each other in <" + element.name() + ">");
    }
  }

  /** Reads what this program has written. */
  static Element parse(String xml) throws RoomFormatException {
    try {
      return ElementReader.parse(xml, XmlLimits.STORED);
    } catch (XmlException unreadable) {
      throw new RoomFormatException(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  /** As {@link #parse(String)} for UTF-8. */
  static Element parse(byte[] xml) throws RoomFormatException {
    try {
      return ElementReader.parse(xml, XmlLimits.STORED);
    } catch (XmlException unreadable) {
      throw new RoomFormatException(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  /** Reads the version of a root, before anything else is read of it. */
  static void checkVersion(Part root) throws RoomFormatException {
    int version = root.integer("version");
    if (version > VERSION) {
      throw root.refused(
          "version " + version + " is newer than this program, which reads up to " + VERSION);
    }
    if (version < 1) {
      throw root.refused("there is no version " + version);
    }
  }

  /** Returns how deep an element goes, or a depth beyond the limit. */
  private static int depth(Element element, int level) {
    int deepest = level;
    List<Node> content = element.content();
    for (int i = 0; i < content.size(); i++) {
      if (deepest <= DEPTH_MAX && content.get(i) instanceof Element child) {
        deepest = Math.max(deepest, depth(child, level + 1));
      }
    }
    return deepest;
  }
}
