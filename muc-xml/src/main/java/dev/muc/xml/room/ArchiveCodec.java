package dev.muc.xml.room;

import dev.muc.stanza.Element;
import dev.muc.stanza.Message;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import dev.muc.xml.XmlBuffer;

/**
 * Writes the messages of archives as XML, and reads them back. What a store searches by ({@code
 * id}, {@code at}, {@code sender}, {@code senderPublic}, {@code remembered}) it keeps in columns
 * beside it, as text, time and truth; the occupant JID is the message's {@code from} and, where a
 * store filters by it, a column too.
 */
public final class ArchiveCodec {
  private ArchiveCodec() {}

  /**
   * Returns a message as UTF-8.
   *
   * @throws IllegalArgumentException if it holds what cannot be read again
   */
  public static byte[] encode(Message message) {
    return RoomFormat.write(message).toByteArray();
  }

  /**
   * As {@link #encode(Message)}, behind what is in a buffer.
   *
   * @throws IllegalArgumentException if it holds what cannot be read again; the buffer is as before
   */
  public static void encode(Message message, XmlBuffer out) {
    RoomFormat.write(message, out);
  }

  /** As {@link #encode(Message)} for stores that keep text. */
  public static String toXml(Message message) {
    return RoomFormat.write(message).toString();
  }

  /**
   * Reads a message from UTF-8.
   *
   * @throws RoomFormatException if it is none
   */
  public static Message decode(byte[] xml) throws RoomFormatException {
    return read(RoomFormat.parse(xml));
  }

  /** As {@link #decode(byte[])} for stores that keep text. */
  public static Message decode(String xml) throws RoomFormatException {
    return read(RoomFormat.parse(xml));
  }

  private static Message read(Element element) throws RoomFormatException {
    try {
      if (StanzaReader.read(element) instanceof Message message) {
        return message;
      }
      throw new RoomFormatException("expected a message, not <" + element.name() + ">");
    } catch (InvalidStanzaException invalid) {
      throw new RoomFormatException("no message: " + invalid.getMessage(), invalid);
    }
  }
}
