package dev.muc.stores;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import dev.muc.xml.XmlBuffer;
import java.util.List;

/**
 * A message of an archive as it is stored.
 *
 * @param message the message
 * @param body all of it but its place and time
 */
record EncodedMessage(ArchivedMessage message, MessageBody body) {

  /** Returns how long messages are, but for places and times. */
  static long bytes(List<EncodedMessage> messages) {
    long bytes = 0;
    for (EncodedMessage each : messages) {
      bytes += each.body().bytes().length;
    }
    return bytes;
  }

  static EncodedMessage of(BareJid room, ArchivedMessage message, XmlBuffer scratch) {
    try {
      return new EncodedMessage(message, MessageBody.of(message, scratch));
    } catch (IllegalArgumentException unwritable) {
      throw new StoreException(
          "a message in " + room + " cannot be stored: " + unwritable.getMessage(), unwritable);
    }
  }
}
