package dev.muc.xml.room;

import dev.muc.event.RoomEvent;
import dev.muc.stanza.Element;
import dev.muc.xml.XmlBuffer;

/**
 * Writes durable events as XML, and reads them back, for stores. What was written by an earlier
 * version is read by every later one.
 *
 * <p>An event is one element in one line, UTF-8 without a declaration, and equal to the one that
 * was written when it is read back. Two texts side by side in a payload, which no parser makes,
 * become one, and an empty text disappears.
 */
public final class EventCodec {
  private EventCodec() {}

  /**
   * Returns an event as UTF-8.
   *
   * @throws IllegalArgumentException if the event is not durable, or holds what cannot be read
   *     again: a character that XML has not, or 900 elements inside each other
   */
  public static byte[] encode(RoomEvent event) {
    return write(event).toByteArray();
  }

  /** As {@link #encode} for stores that keep text. */
  public static String toXml(RoomEvent event) {
    return write(event).toString();
  }

  /**
   * Reads an event from UTF-8.
   *
   * @throws RoomFormatException if it is none, or one of a newer version
   */
  public static RoomEvent decode(byte[] xml) throws RoomFormatException {
    return read(RoomFormat.parse(xml));
  }

  /** As {@link #decode(byte[])} for stores that keep text. */
  public static RoomEvent decode(String xml) throws RoomFormatException {
    return read(RoomFormat.parse(xml));
  }

  private static XmlBuffer write(RoomEvent event) {
    EventKind<?> kind =
        EventKinds.of(event)
            .orElseThrow(() -> new IllegalArgumentException("not to be stored: " + event));
    return RoomFormat.write(kind.write(event));
  }

  private static RoomEvent read(Element element) throws RoomFormatException {
    Part root = Part.root(element);
    if (!root.isOwn()) {
      throw root.refused("no event of a room, in the namespace '" + element.namespace() + "'");
    }
    RoomFormat.checkVersion(root);
    EventKind<?> kind =
        EventKinds.named(root.name()).orElseThrow(() -> root.refused("no event that is known"));
    return root.read(kind.reader());
  }
}
