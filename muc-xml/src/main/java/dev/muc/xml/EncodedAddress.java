package dev.muc.xml;

import dev.muc.stanza.Jid;

/** An address as it stands in an attribute, kept with the address itself. */
final class EncodedAddress {
  /*
   * Encoding an address anew takes some 45 ns: its characters have to be looked at one by one.
   * Copying it takes 8 ns. It costs some 64 bytes, and is therefore kept for those only who get what
   * many get.
   */
  private final byte[] bytes;

  private EncodedAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Appends an address, from what is kept with it or anew. */
  static void append(Jid address, XmlBuffer out) {
    if (address.encoding() instanceof EncodedAddress kept) {
      out.append(kept.bytes);
    } else {
      encode(address, out);
    }
  }

  /** As {@link #append}, and keeps the encoding with the address. */
  static void appendAndKeep(Jid address, XmlBuffer out) {
    if (address.encoding() instanceof EncodedAddress kept) {
      out.append(kept.bytes);
      return;
    }
    int start = out.length();
    encode(address, out);
    address.keepEncoding(new EncodedAddress(out.copyFrom(start)));
  }

  private static void encode(Jid address, XmlBuffer out) {
    XmlText.appendValue(address.toString(), out);
  }
}
