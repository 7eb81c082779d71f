package dev.muc.stores;

/**
 * The messages of an archive between two places.
 *
 * @param from the place of the first
 * @param to the place behind the last
 */
record ArchiveRange(long from, long to) {

  /** Returns how many there are. */
  int size() {
    return (int) Math.max(0, to - from);
  }

  /** Returns this range without what is before a place. */
  ArchiveRange startingAt(long place) {
    return new ArchiveRange(Math.max(from, place), to);
  }

  /** Returns this range without a place and what is after it. */
  ArchiveRange endingBefore(long place) {
    return new ArchiveRange(from, Math.min(to, place));
  }
}
