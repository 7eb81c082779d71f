package dev.muc.stores;

import dev.muc.event.RoomEvent;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.StoreException;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.room.EventCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a batch did to a room, with everything as it is stored: encoded before a transaction begins,
 * so that nobody waits for it.
 *
 * @param record what happened
 * @param address the address of the room
 * @param events its events as XML
 * @param messages its messages
 */
record EncodedRecord(
    RoomRecord record, String address, List<String> events, List<EncodedMessage> messages) {

  static EncodedRecord of(RoomRecord record) {
    return of(record, new XmlBuffer());
  }

  /**
   * As {@link #of(RoomRecord)}, for one of many.
   *
   * @param scratch what may be written over meanwhile
   */
  static EncodedRecord of(RoomRecord record, XmlBuffer scratch) {
    List<String> events = new ArrayList<>(record.events().size());
    for (RoomEvent event : record.events()) {
      events.add(encode(record.room(), event));
    }
    return new EncodedRecord(
        record,
        record.room().toString(),
        events,
        encode(record.room(), record.messages(), scratch));
  }

  static List<EncodedMessage> encode(BareJid room, List<ArchivedMessage> messages) {
    return encode(room, messages, new XmlBuffer());
  }

  private static List<EncodedMessage> encode(
      BareJid room, List<ArchivedMessage> messages, XmlBuffer scratch) {
    List<EncodedMessage> encoded = new ArrayList<>(messages.size());
    for (ArchivedMessage message : messages) {
      encoded.add(EncodedMessage.of(room, message, scratch));
    }
    return encoded;
  }

  private static String encode(BareJid room, RoomEvent event) {
    try {
      return EventCodec.toXml(event);
    } catch (IllegalArgumentException unwritable) {
      throw new StoreException(
          "an event of " + room + " cannot be stored: " + unwritable.getMessage(), unwritable);
    }
  }

  /** Returns whether nothing is stored of the room after this. */
  boolean leavesNothing() {
    return record.summary() == null && record.keptUntil() == null;
  }

  /** Returns whether the archive that there was goes. */
  boolean dropsArchive() {
    return record.earlier() == RoomRecord.Earlier.OVER || record.summary() == null;
  }
}
