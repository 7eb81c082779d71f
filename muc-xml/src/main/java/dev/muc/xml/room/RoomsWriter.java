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
 * memory together.
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
   */
  public void room(RoomDocument room) throws IOException {
    write(Layout.indented(room.toElement(), "  "));
  }

  /**
   * Writes a message of the archive of the room that was written last.
   *
   * @throws IllegalArgumentException as {@link #room}
   */
  public void archived(ArchivedMessage message) throws IOException {
    write(Layout.indented(Archived.element(message), "  "));
  }

  private void write(Element element) throws IOException {
    buffer.clear();
    StanzaWriter.standalone().write(element, buffer);
    if (buffer.length() > RoomsReader.LIMITS.stanzaBytesMax()) {
      throw new IllegalArgumentException(
          "<"
              + element.name()
              + "> of "
              + buffer.length()
              + " bytes; a document may have "
              + RoomsReader.LIMITS.stanzaBytesMax());
    }
    out.write(' ');
    out.write(' ');
    buffer.writeTo(out);
    out.write('\n');
  }

  /** Ends the document and closes what it is written to. */
  @Override
  public void close() throws IOException {
    out.write("</rooms>\n".getBytes(StandardCharsets.UTF_8));
    out.close();
  }
}
