package dev.muc.xml;

import dev.muc.Delivery;
import dev.muc.stanza.Jid;
import dev.muc.xml.AddressCache.Addresses;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one stanza for many addressees: encodes it once, and for each addressee copies what stands
 * before and behind the address. What comes out is what a {@link StanzaWriter} would write for
 * {@link Delivery#addressed}, byte for byte.
 *
 * <p>A delivery to many is written in slices, so that others get their turn in between:
 *
 * <pre>{@code
 * fanOut.begin(delivery);
 * while (fanOut.write(buffer, 64 * 1024)) {
 *   buffer.writeTo(out);
 *   buffer.clear();
 * }
 * }</pre>
 *
 * <p>For one thread at a time.
 */
public final class FanOutEncoder {
  /*
   * `stanza` holds what precedes the address, what follows it, and what precedes the next one, so
   * that two copies a recipient are enough: the address, and all between it and the next.
   */
  private final StanzaWriter writer;
  private final AddressCache cache = new AddressCache();
  private final XmlBuffer stanza = new XmlBuffer();
  private int headLength;
  private int stanzaLength;
  private List<Jid> recipients = List.of();
  private @Nullable Addresses addresses;
  private int next;

  /** Creates an encoder for the stream that {@code writer} writes to. */
  public FanOutEncoder(StanzaWriter writer) {
    this.writer = writer;
  }

  /**
   * Encodes the stanza of a delivery, and forgets the delivery before.
   *
   * @throws IllegalArgumentException if it cannot be written as XML
   */
  public void begin(Delivery delivery) {
    recipients = List.of();
    next = 0;
    stanza.clear();
    writer.appendHead(delivery.stanza(), stanza);
    stanza.appendAscii(" to='");
    headLength = stanza.length();
    stanza.append('\'');
    writer.appendTail(delivery.stanza(), stanza);
    stanzaLength = stanza.length();
    stanza.append(stanza.array(), 0, headLength);
    addresses = cache.of(delivery.recipients());
    recipients = delivery.recipients();
  }

  /** Returns the number of recipients that have not been written yet. */
  public int remaining() {
    return recipients.size() - next;
  }

  /**
   * Appends the stanza for the next recipients, until none is left or {@code out} holds {@code
   * bytesMax} bytes or more; but for one recipient at least.
   *
   * @return whether something was appended
   */
  public boolean write(XmlBuffer out, int bytesMax) {
    int first = next;
    next = append(first, recipients.size(), out, bytesMax);
    return next > first;
  }

  /**
   * Appends the stanza for the recipients from {@code from} to before {@code to}, and leaves open
   * which one is next for {@link #write}.
   */
  public void writeRange(int from, int to, XmlBuffer out) {
    Objects.checkFromToIndex(from, to, recipients.size());
    append(from, to, out, Integer.MAX_VALUE);
  }

  /** Appends the stanza for all recipients of a delivery. */
  public void encode(Delivery delivery, XmlBuffer out) {
    begin(delivery);
    write(out, Integer.MAX_VALUE);
  }

  /** Returns the index of the first recipient that was left over. */
  private int append(int from, int to, XmlBuffer out, int bytesMax) {
    if (from == to) {
      return from;
    }
    int start = out.length();
    try {
      return append(from, to, stanza.array(), out, bytesMax);
    } catch (IllegalArgumentException unwritable) {
      out.truncate(start);
      throw unwritable;
    }
  }

  private int append(int from, int to, byte[] encoded, XmlBuffer out, int bytesMax) {
    out.append(encoded, 0, headLength);
    int i = from;
    while (true) {
      appendAddress(i, out);
      i++;
      if (i == to || out.length() >= bytesMax - stanzaLength + headLength) {
        out.append(encoded, headLength, stanzaLength);
        return i;
      }
      out.append(encoded, headLength, stanzaLength + headLength);
    }
  }

  private void appendAddress(int index, XmlBuffer out) {
    Addresses known = addresses;
    if (known == null) {
      XmlText.appendValue(recipients.get(index), out);
    } else {
      known.append(index, out);
    }
  }
}
