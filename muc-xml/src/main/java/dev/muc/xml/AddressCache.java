package dev.muc.xml;

import dev.muc.stanza.Jid;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoded addresses of the lists of recipients that come again: a room's broadcasts share one
 * list until somebody enters or leaves.
 */
final class AddressCache {
  /*
   * Copying an address from one array that holds the whole list takes 5 ns. From the encoding that is
   * kept with each address (EncodedAddress) it takes 12 ns, more in large rooms, since those lie all
   * over the memory.
   *
   * A list is encoded when it is met for the second time in a row in its slot, so a storm of joins,
   * in which each list comes once, costs nothing here. Lists are known by identity and held weakly:
   * the cache keeps no room's addresses longer than the room does, but for the bytes.
   */

  /** The addresses of one list, end to end. */
  static final class Addresses {
    private final byte[] bytes;
    private final int[] ends;

    private Addresses(List<Jid> list) {
      XmlBuffer all = new XmlBuffer();
      ends = new int[list.size()];
      for (int i = 0; i < ends.length; i++) {
        EncodedAddress.append(list.get(i), all);
        ends[i] = all.length();
      }
      bytes = all.toByteArray();
    }

    /** Appends the address at {@code index} in the list. */
    void append(int index, XmlBuffer out) {
      out.append(bytes, index == 0 ? 0 : ends[index - 1], ends[index]);
    }
  }

  /** Below this, looking a list up costs more than encoding it. */
  private static final int RECIPIENTS_MIN = 16;

  private static final int SLOTS = 1024;

  /** The most bytes kept, some 200,000 addresses; beyond, all are forgotten. */
  private static final int BYTES_MAX = 8 * 1024 * 1024;

  private static final class Slot {
    private final WeakReference<List<Jid>> list;
    private @Nullable Addresses addresses;

    Slot(List<Jid> list) {
      this.list = new WeakReference<>(list);
    }
  }

  private @Nullable Slot[] slots = new Slot[SLOTS];
  private long bytesKept;

  /** Returns the addresses of {@code list} if it came before; they are {@code list}'s, in order. */
  @Nullable Addresses of(List<Jid> list) {
    if (list.size() < RECIPIENTS_MIN) {
      return null;
    }
    int index = System.identityHashCode(list) & (SLOTS - 1);
    Slot slot = slots[index];
    if (slot == null || !slot.list.refersTo(list)) {
      bytesKept -= slot == null || slot.addresses == null ? 0 : slot.addresses.bytes.length;
      slots[index] = new Slot(list);
      return null;
    }
    if (slot.addresses == null) {
      Addresses encoded = new Addresses(list);
      slot.addresses = encoded;
      bytesKept += encoded.bytes.length;
      if (bytesKept > BYTES_MAX) {
        slots = new Slot[SLOTS];
        bytesKept = 0;
      }
      return encoded;
    }
    return slot.addresses;
  }
}
