package dev.muc.stores;

import java.nio.ByteBuffer;

/**
 * A message in the log that is to be sorted in. What it says is read from there: so many wait that
 * memory is better used for something else.
 *
 * @param entry where in the log it is
 * @param offset where in the entry it begins
 * @param length how many bytes of it there are
 * @param idHash the hash of its id
 */
record Waiting(LogEntry entry, int offset, int length, int idHash) {

  /**
   * Reads the message.
   *
   * @throws dev.muc.store.StoreException if it cannot be read
   */
  MessageRow row() {
    return MessageCodec.decodeOne(entry.read(offset, length));
  }

  /** Copies the message as it is; as {@link LogFile#copy}. */
  void copy(ByteBuffer to) {
    entry.copy(offset, length, to);
  }
}
