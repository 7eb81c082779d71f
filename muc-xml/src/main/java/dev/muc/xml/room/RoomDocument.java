package dev.muc.xml.room;

import dev.muc.model.RoomSnapshot;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.xml.StanzaWriter;

/**
 * A room as it stands in a document: what it is, and where.
 *
 * @param address the room's address
 * @param snapshot all that it is
 */
public record RoomDocument(BareJid address, RoomSnapshot snapshot) {
  static final String NAME = "room";

  /** Returns the element that stands for this room. */
  public Element toElement() {
    return RoomFormat.element(
        NAME,
        this,
        (room, to) -> {
          to.attribute("version", RoomFormat.VERSION).attribute("address", room.address());
          Snapshots.write(room.snapshot(), to);
        });
  }

  /** Returns this room in lines, for people to read. */
  public String toXml() {
    return StanzaWriter.toXml(Layout.indented(toElement(), ""));
  }

  /**
   * Reads a room.
   *
   * @throws RoomFormatException if it is none, or one of a newer version
   */
  public static RoomDocument read(Element element) throws RoomFormatException {
    return read(Part.root(element));
  }

  static RoomDocument read(Part part) throws RoomFormatException {
    if (!part.is(NAME)) {
      throw part.refused("expected <" + NAME + " xmlns='" + RoomFormat.NAMESPACE + "'>");
    }
    RoomFormat.checkVersion(part);
    return part.read(
        room -> {
          BareJid address = room.bareJid("address");
          if (address.local().isEmpty()) {
            throw room.refused("'address' is not of a room: " + address);
          }
          return new RoomDocument(address, Snapshots.read(room));
        });
  }
}
