package dev.muc.xml;

import dev.muc.Delivery;
import dev.muc.stanza.Jid;
import java.util.List;
import java.util.Objects;

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
  private final StanzaWriter writer;
  private final XmlBuffer stanza = new XmlBuffer();
  private int tailStart;
  private List<Jid> recipients = List.of();
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
    tailStart = stanza.length();
    stanza.append('\'');
    writer.appendTail(delivery.stanza(), stanza);
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
    int end = recipients.size();
    while (next < end) {
      append(recipients.get(next), out);
      next++;
      if (out.length() >= bytesMax) {
        break;
      }
    }
    return next > first;
  }

  /**
   * Appends the stanza for the recipients from {@code from} to before {@code to}, and leaves open
   * which one is next for {@link #write}.
   */
  public void writeRange(int from, int to, XmlBuffer out) {
    Objects.checkFromToIndex(from, to, recipients.size());
    for (int i = from; i < to; i++) {
      append(recipients.get(i), out);
    }
  }

  /** Appends the stanza for all recipients of a delivery. */
  public void encode(Delivery delivery, XmlBuffer out) {
    begin(delivery);
    write(out, Integer.MAX_VALUE);
  }

  private void append(Jid recipient, XmlBuffer out) {
    int start = out.length();
    byte[] encoded = stanza.array();
    try {
      out.append(encoded, 0, tailStart);
      XmlText.appendValue(recipient, out);
      out.append(encoded, tailStart, stanza.length());
    } catch (IllegalArgumentException unwritable) {
      out.truncate(start);
      throw unwritable;
    }
  }
}
