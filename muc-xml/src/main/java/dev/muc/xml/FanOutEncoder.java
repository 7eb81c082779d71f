package dev.muc.xml;

import dev.muc.Delivery;
import dev.muc.stanza.Jid;
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
  /**
   * From so many recipients on, addresses are kept encoded ({@link EncodedAddress}): what a small
   * room spends on encoding them is little beside the rest, and it is the memory that counts there.
   */
  private static final int KEPT_MIN = 16;

  private final StanzaWriter writer;
  private final XmlBuffer scratch = new XmlBuffer();
  private final XmlBuffer single = new XmlBuffer();
  private @Nullable Jid singleAddress;
  private @Nullable EncodedStanza stanza;
  private List<Jid> recipients = List.of();
  private @Nullable EncodedAddresses addresses;
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
    stanza = EncodedStanza.of(delivery.stanza(), writer, scratch);
    addresses = EncodedAddresses.of(delivery.recipients());
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
    EncodedStanza encoded = stanza;
    if (from == to || encoded == null) {
      return from;
    }
    int start = out.length();
    try {
      return append(from, to, encoded, out, bytesMax);
    } catch (IllegalArgumentException unwritable) {
      out.truncate(start);
      throw unwritable;
    }
  }

  private int append(int from, int to, EncodedStanza encoded, XmlBuffer out, int bytesMax) {
    encoded.appendHead(out);
    int i = from;
    while (true) {
      appendAddress(i, out);
      i++;
      if (i == to || out.length() >= bytesMax - encoded.length()) {
        encoded.appendTail(out);
        return i;
      }
      encoded.appendBetween(out);
    }
  }

  private void appendAddress(int index, XmlBuffer out) {
    EncodedAddresses known = addresses;
    if (known != null) {
      known.append(index, out);
      return;
    }
    Jid address = recipients.get(index);
    if (recipients.size() >= KEPT_MIN) {
      EncodedAddress.appendAndKeep(address, out);
    } else if (recipients.size() > 1) {
      EncodedAddress.append(address, out);
    } else {
      appendSingle(address, out);
    }
  }

  /** Who enters a room of many gets as many deliveries in a row: this saves 35 ns in each. */
  private void appendSingle(Jid address, XmlBuffer out) {
    if (singleAddress != address) {
      singleAddress = null;
      single.clear();
      EncodedAddress.append(address, single);
      singleAddress = address;
    }
    out.append(single.array(), 0, single.length());
  }
}
