package dev.muc;

import dev.muc.stanza.Encodable;
import dev.muc.stanza.Jid;
import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Those who get what is sent to all: one immutable list for many deliveries, with which a codec may
 * keep the encoded addresses.
 */
public final class Recipients extends AbstractList<Jid> implements RandomAccess, Encodable {
  private final Jid[] addresses;
  private final int size; // Here too, because the array is seldom in the processor's cache.
  private @Nullable Object encoding;

  private Recipients(Jid[] addresses) {
    this.addresses = addresses;
    this.size = addresses.length;
  }

  /** Returns a list of these addresses, in this order. */
  public static Recipients of(Collection<? extends Jid> addresses) {
    return addresses instanceof Recipients same
        ? same
        : new Recipients(addresses.toArray(new Jid[0]));
  }

  @Override
  public Jid get(int index) {
    return addresses[index];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Object[] toArray() {
    return addresses.clone();
  }

  @Override
  public @Nullable Object encoding() {
    return encoding;
  }

  @Override
  public void keepEncoding(Object newEncoding) {
    encoding = newEncoding;
  }
}
