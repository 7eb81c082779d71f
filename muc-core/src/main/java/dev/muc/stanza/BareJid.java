package dev.muc.stanza;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address without a resourcepart: an account, a room, a service or a whole domain. Addresses
 * sort by their text.
 */
public final class BareJid implements Jid, Comparable<BareJid> {
  private final String text;
  private final int localLength;
  private @Nullable Object encoding;

  /** Takes parts that are prepared already; {@code localLength} is -1 without a localpart. */
  BareJid(String text, int localLength) {
    this.text = text;
    this.localLength = localLength;
  }

  /**
   * Reads an address without a resourcepart from trusted text.
   *
   * @throws IllegalArgumentException if the text is no valid address or has a resourcepart
   */
  public static BareJid of(String text) {
    if (JidParser.parse(text) instanceof BareJid bare) {
      return bare;
    }
    throw new IllegalArgumentException("expected an address without a resource: " + text);
  }

  /** Returns the localpart: the name of the account or room; empty for a service or domain. */
  public Optional<String> local() {
    return localLength < 0 ? Optional.empty() : Optional.of(text.substring(0, localLength));
  }

  /** Returns whether this is the address of a service or domain, without a local part. */
  public boolean isDomain() {
    return localLength < 0;
  }

  /** Returns whether this address belongs to {@code domain}, or is it; makes no copy. */
  public boolean isOf(BareJid domain) {
    String other = domain.text;
    return domain.isDomain()
        && text.length() == localLength + 1 + other.length()
        && text.endsWith(other);
  }

  /** Returns the domainpart. */
  public String domain() {
    return text.substring(localLength + 1);
  }

  /** Returns the address of the domain that this address belongs to; itself for a domain. */
  public BareJid domainJid() {
    return localLength < 0 ? this : new BareJid(domain(), -1);
  }

  /**
   * Returns the address of a resource of this account, or of the occupant so named in this room.
   *
   * @throws IllegalArgumentException if {@code resource} is no valid resourcepart (RFC 7622 §3.4)
   */
  public FullJid with(String resource) {
    return new FullJid(this, JidParser.resource(resource));
  }

  /** As {@link #with} for untrusted text; empty if it is no valid resourcepart. */
  public Optional<FullJid> tryWith(String resource) {
    try {
      return Optional.of(with(resource));
    } catch (IllegalArgumentException invalid) {
      return Optional.empty(); // To the caller every invalid resource is the same: jid-malformed.
    }
  }

  @Override
  public BareJid bare() {
    return this;
  }

  @Override
  public @Nullable Object encoding() {
    return encoding;
  }

  @Override
  public void keepEncoding(Object newEncoding) {
    encoding = newEncoding;
  }

  /*
   * In this order, hash maps find addresses among others of the same hash, of which strangers can make
   * as many as they like.
   */
  @Override
  public int compareTo(BareJid other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof BareJid that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
