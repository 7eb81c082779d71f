package dev.muc.xml.room;

import dev.muc.event.RoomEvent;
import dev.muc.stanza.Element;

/**
 * One kind of event.
 *
 * @param name the name of its element
 * @param type its class
 */
record EventKind<E extends RoomEvent>(
    String name, Class<E> type, RoomFormat.Writer<E> writer, RoomFormat.Reader<E> reader) {

  Element write(RoomEvent event) {
    Element.Builder builder =
        Element.builder(RoomFormat.NAMESPACE, name).attribute("version", RoomFormat.VERSION);
    writer.write(type.cast(event), builder);
    return builder.build();
  }
}
