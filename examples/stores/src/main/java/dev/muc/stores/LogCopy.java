package dev.muc.stores;

import dev.muc.store.StoreException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A chunk that is copied from the log: messages are the same bytes here and there. Used by one
 * thread at a time, for one chunk after the other.
 */
final class LogCopy {

  /** Of nearly all chunks. */
  private static final int USUAL_SIZE = 128 << 10;

  private final ByteBuffer usual = ByteBuffer.allocateDirect(USUAL_SIZE); // Read into as it is.
  private ByteBuffer plain = usual;
  private ByteBuffer hashes = ByteBuffer.allocate(0);
  private int last;

  /**
   * Takes another chunk.
   *
   * @param messages messages of one archive that follow each other, one at least
   * @throws StoreException if they cannot be read, or do not follow each other
   */
  void take(List<Waiting> messages) {
    int size = MessageCodec.FIRST + messages.stream().mapToInt(Waiting::length).sum();
    plain = size <= USUAL_SIZE ? usual.clear() : ByteBuffer.allocate(size);
    hashes = ByteBuffer.allocate(Integer.BYTES * messages.size());
    MessageCodec.begin(plain);
    for (Waiting each : messages) {
      last = plain.position();
      each.copy(plain);
      hashes.putInt(each.idHash());
      if (lastPlace() - place() != hashes.position() / Integer.BYTES - 1) {
        throw new StoreException("messages of the log are not those that were written");
      }
    }
    plain.flip();
  }

  /** Returns the place of the first message. */
  long place() {
    return plain.getLong(MessageCodec.FIRST);
  }

  private long lastPlace() {
    return plain.getLong(last);
  }

  /** Returns an archive as the last message leaves it, but for the setback. */
  ArchiveRow upToLast(ArchiveRow archive) {
    return archive.upTo(lastPlace(), plain.getLong(last + Long.BYTES));
  }

  /** Returns the hashes of the ids. */
  byte[] hashes() {
    return hashes.array();
  }

  /** Returns the messages as they are stored. */
  byte[] packed() {
    return MessageCodec.pack(plain);
  }
}
