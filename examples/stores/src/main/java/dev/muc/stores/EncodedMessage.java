package dev.muc.stores;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;

/**
 * A message of an archive as it is stored.
 *
 * @param message the message
 * @param body all of it but its place and time
 */
record EncodedMessage(ArchivedMessage message, MessageBody body) {

  static EncodedMessage of(BareJid room, ArchivedMessage message) {
    try {
      return new EncodedMessage(message, MessageBody.of(message));
    } catch (IllegalArgumentException unwritable) {
      throw new StoreException(
          "a message in " + room + " cannot be stored: " + unwritable.getMessage(), unwritable);
    }
  }
}
