package dev.muc.xml.room;

import dev.muc.stanza.Element;
import dev.muc.store.ArchivedMessage;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a document of rooms, each with the messages of its archive after it, which are never in
 * memory together; and behind them, who is banned from their services.
 *
 * <p>For one thread at a time.
 */
public final class RoomsWriter implements AutoCloseable {
  private static final String OPENING =
      "<?xml version='1.0' encoding='UTF-8'?>\n<rooms xmlns='"
          + RoomFormat.NAMESPACE
          + "' version='"
          + RoomFormat.VERSION
          + "'>\n";

  private final OutputStream out;
  private final XmlBuffer buffer = new XmlBuffer();
  private boolean behindRooms;

  /** Begins a document. */
  public RoomsWriter(OutputStream out) throws IOException {
    this.out = out;
    out.write(OPENING.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a room.
   *
   * @throws IllegalArgumentException if it holds what cannot be read again; nothing of it is
   *     written then
   * @throws IllegalStateException if bans were written
   */
  public void room(RoomDocument room) throws IOException {
    requireAmongRooms();
    write(Layout.indented(room.toElement(), "  "));
  }

  /**
   * Writes a message of the archive of the room that was written last.
   *
   * @throws IllegalArgumentException as {@link #room}
   * @throws IllegalStateException as {@link #room}
   */
  public void archived(ArchivedMessage message) throws IOException {
    requireAmongRooms();
    write(Layout.indented(Archived.element(message), "  "));
  }

  /**
   * Writes who is banned from a service; no room comes behind that.
   *
   * @throws IllegalArgumentException as {@link #room}
   */
  public void bans(BansDocument bans) throws IOException {
    write(Layout.indented(bans.toElement(), "  "));
    behindRooms = true;
  }

  private void requireAmongRooms() {
    if (behindRooms) {
      throw new IllegalStateException("bans come behind all rooms");
    }
  }

  private void write(Element element) throws IOException {
    check(element, "elements", elements(element), RoomsReader.LIMITS.elementsMax());
    buffer.clear();
    StanzaWriter.standalone().write(element, buffer);
    check(element, "bytes", buffer.length(), RoomsReader.LIMITS.stanzaBytesMax());
    out.write(' ');
    out.write(' ');
    buffer.writeTo(out);
    out.write('\n');
  }

  private static void check(Element element, String what, long number, long max) {
    if (number > max) {
      throw new IllegalArgumentException(
          "<" + element.name() + "> of " + number + " " + what + "; a document may have " + max);
    }
  }

  private static long elements(Element element) {
    long elements = 1;
    for (Element child : element.children()) {
      elements += elements(child);
    }
    return elements;
  }

  /** Ends the document and closes what it is written to. */
  @Override
  public void close() throws IOException {
    out.write("</rooms>\n".getBytes(StandardCharsets.UTF_8));
    out.close();
  }
}
