package dev.muc.xml;

import dev.muc.Recipients;
import dev.muc.stanza.Jid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of a list of recipients that came again, encoded end to end. */
final class EncodedAddresses {
  /*
   * A room's broadcasts share one list until somebody enters or leaves. Copying an address from one
   * array that holds the whole list takes 5 ns. From the encoding that is kept with each address
   * (EncodedAddress) it takes 12 ns, more in large rooms and where there are many rooms, since
   * addresses lie all over the memory.
   *
   * A list is encoded when it is sent to for the second time, so a storm of joins, in which each
   * list comes once, costs nothing here. The encoding is kept with the list, for as long as that is.
   */

  /** Kept with a list that was sent to once. */
  private static final Object SENT_ONCE = new Object();

  private final byte[] bytes;
  private final int[] ends;

  private EncodedAddresses(List<Jid> list) {
    XmlBuffer all = new XmlBuffer();
    ends = new int[list.size()];
    for (int i = 0; i < ends.length; i++) {
      EncodedAddress.append(list.get(i), all);
      ends[i] = all.length();
    }
    bytes = all.toByteArray();
  }

  /** Returns the addresses of {@code list} if it is one that comes again and came before. */
  static @Nullable EncodedAddresses of(List<Jid> list) {
    if (!(list instanceof Recipients recipients)) {
      return null;
    }
    Object kept = recipients.encoding();
    if (kept instanceof EncodedAddresses encoded) {
      return encoded;
    }
    if (kept == null) {
      recipients.keepEncoding(SENT_ONCE);
      return null;
    }
    EncodedAddresses encoded = new EncodedAddresses(recipients);
    recipients.keepEncoding(encoded);
    return encoded;
  }

  /** Appends the address at {@code index} in the list. */
  void append(int index, XmlBuffer out) {
    out.append(bytes, index == 0 ? 0 : ends[index - 1], ends[index]);
  }
}
