package dev.muc.xml;

import dev.muc.stanza.Jid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that had to be prepared of late (RFC 7622): that costs as much as reading a stanza. */
final class JidCache {
  /*
   * One for all readers, without locks. A slot is read and written as a whole and all in it is
   * final, so two threads that race can at worst prepare the same address twice. Whoever finds
   * another address in its slot replaces it; a peer that aims at that gains nothing.
   *
   * Most addresses are prepared as they are, which takes 40 ns to find out. They are not kept: with
   * 12,000 of them, finding one here took 300 ns, because nothing of it was in the processor's cache.
   *
   * The hash of a slot's text stands in an array of its own, so that a slot with another address is
   * not looked at.
   */

  private static final int SLOTS = 4096;

  /** Longer ones are prepared each time, so that the cache stays below 4 MB whatever is sent. */
  private static final int LENGTH_MAX = 256;

  private record Slot(String text, Jid address) {}

  private static final int[] hashes = new int[SLOTS];
  private static final @Nullable Slot[] slots = new Slot[SLOTS];

  private JidCache() {}

  /** As {@link Jid#parse}. */
  static Optional<Jid> parse(String text) {
    int hash = text.hashCode();
    int index = (hash ^ hash >>> 12) & (SLOTS - 1);
    Slot slot = hashes[index] == hash ? slots[index] : null;
    if (slot != null && slot.text().equals(text)) {
      return Optional.of(slot.address());
    }
    Optional<Jid> parsed = Jid.parse(text);
    if (parsed.isPresent() && text.length() <= LENGTH_MAX && !isSame(text, parsed.get())) {
      hashes[index] = hash;
      slots[index] = new Slot(text, parsed.get());
    }
    return parsed;
  }

  /** Returns whether an address was prepared as it is. */
  @SuppressWarnings("ReferenceEquality") // Only a text that needs no preparing is kept as it is.
  private static boolean isSame(String text, Jid address) {
    return text == address.toString();
  }
}
