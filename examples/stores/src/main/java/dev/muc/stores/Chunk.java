package dev.muc.stores;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Messages of one archive that follow each other without a gap.
 *
 * @param place the place of the first
 * @param messages one at least
 */
record Chunk(long place, List<MessageRow> messages) {

  static Chunk of(List<MessageRow> messages) {
    return new Chunk(messages.get(0).place(), messages);
  }

  /** Returns the place behind it. */
  long end() {
    return place + messages.size();
  }

  /** Returns how long it is, but for places and times. */
  long bytes() {
    return messages.stream().mapToLong(row -> row.body().bytes().length).sum();
  }

  /** Returns whether a place is in it. */
  boolean has(long somewhere) {
    return place <= somewhere && somewhere < end();
  }

  MessageRow get(long somewhere) {
    return messages.get((int) (somewhere - place));
  }

  /** Returns it without what is before a place in it. */
  Chunk startingAt(long somewhere) {
    return new Chunk(somewhere, messages.subList((int) (somewhere - place), messages.size()));
  }

  /** Returns the hashes of the ids, which tell in which chunks an id may be. */
  byte[] hashes() {
    ByteBuffer hashes = ByteBuffer.allocate(messages.size() * Integer.BYTES);
    for (MessageRow each : messages) {
      hashes.putInt(each.body().idHash());
    }
    return hashes.array();
  }
}
