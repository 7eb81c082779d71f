package dev.muc.stores;

import java.util.Arrays;

/**
 * Which ids the latest messages of an archive have: those in the block of 128 places in which the
 * next one comes. Used by one thread at a time.
 */
final class RecentIds {
  /*
   * Hashes, because there are thousands of archives: half a kilobyte each instead of ten. Whoever
   * finds one has to look closer, which happens once in 30 million messages.
   */
  private static final int BLOCK_BITS = 7;

  private int[] hashes = new int[8];
  private long seen;
  private int count;
  private long block = -1;

  /** Returns the first place of the block in which a place is. */
  static long blockOf(long place) {
    return place >> BLOCK_BITS << BLOCK_BITS;
  }

  /** Returns whether a message before {@code place} in its block may have an id. */
  boolean mayHave(String id, long place) {
    int hash = id.hashCode();
    if ((seen & bit(hash)) != 0 && blockOf(place) == block) {
      for (int i = 0; i < count; i++) {
        if (hashes[i] == hash) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds a message behind the others. */
  void add(MessageRow message) {
    if (blockOf(message.place()) != block) {
      block = blockOf(message.place());
      count = 0;
      seen = 0;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    int hash = message.body().idHash();
    hashes[count++] = hash;
    seen |= bit(hash);
  }

  private static long bit(int hash) {
    return 1L << (hash ^ hash >>> 16);
  }
}
