package dev.muc.xml;

import dev.muc.stanza.Stanza;

/** A stanza without addressee as one writer writes it, with the place for the addressee. */
final class EncodedStanza {
  /*
   * A room shows an occupant to each newcomer in the same stanza. Encoding it takes some 300 ns, copying
   * it 15 ns. Most stanzas are sent once, so an encoding is kept from the second time on; the first
   * leaves a mark. (Or all but its beginning is there already, because the stanza was stored: then that is
   * copied, once.) It is kept as long as the stanza is, so whoever keeps stanzas decides on memory.
   */

  /** Kept with a stanza that was sent once. */
  private static final Object SENT_ONCE = new Object();

  private final StanzaWriter writer;

  /**
   * What precedes the address, what follows it, and what precedes the next one: so two copies a
   * recipient are enough, the address and all between it and the next.
   */
  private final byte[] bytes;

  private final int headLength;
  private final int length;

  private EncodedStanza(StanzaWriter writer, byte[] bytes, int headLength, int length) {
    this.writer = writer;
    this.bytes = bytes;
    this.headLength = headLength;
    this.length = length;
  }

  /**
   * Returns the encoding of {@code stanza}.
   *
   * @param scratch is overwritten, and holds the bytes of what is returned unless that is kept
   * @throws IllegalArgumentException if it cannot be written as XML
   */
  static EncodedStanza of(Stanza stanza, StanzaWriter writer, XmlBuffer scratch) {
    Object kept = stanza.encoding();
    if (kept instanceof EncodedStanza encoded && encoded.writer == writer) {
      return encoded;
    }
    scratch.clear();
    writer.appendHead(stanza, scratch);
    scratch.appendAscii(" to='");
    int headLength = scratch.length();
    scratch.append('\'');
    if (kept instanceof EncodedTail tail) {
      tail.appendTo(scratch);
      kept = null;
    } else {
      writer.appendTail(stanza, scratch);
    }
    int length = scratch.length();
    scratch.append(scratch.array(), 0, headLength);
    if (kept == null) {
      stanza.keepEncoding(SENT_ONCE);
      return new EncodedStanza(writer, scratch.array(), headLength, length);
    }
    EncodedStanza encoded = new EncodedStanza(writer, scratch.toByteArray(), headLength, length);
    stanza.keepEncoding(encoded);
    return encoded;
  }

  /** Appends all that precedes the first address. */
  void appendHead(XmlBuffer out) {
    out.append(bytes, 0, headLength);
  }

  /** Appends all that follows the last address. */
  void appendTail(XmlBuffer out) {
    out.append(bytes, headLength, length());
  }

  /** Appends all between an address and the next. */
  void appendBetween(XmlBuffer out) {
    out.append(bytes, headLength, length() + headLength);
  }

  /** Returns the number of bytes of the stanza, but for the address. */
  int length() {
    return length;
  }
}
