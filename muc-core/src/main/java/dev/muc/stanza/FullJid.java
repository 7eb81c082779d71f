package dev.muc.stanza;

import org.jspecify.annotations.Nullable;

/**
 * An address with a resourcepart: a connected client, or an occupant of a room. Addresses sort by
 * their text.
 */
public final class FullJid implements Jid, Comparable<FullJid> {
  /*
   * One text, so that comparing, hashing and writing an address look at one string: where there are
   * many rooms, each further object costs a tenth of a microsecond because it is not in the
   * processor's cache. The bare address is made when it is first asked for; threads that race make
   * equal ones.
   */
  private final String text;
  private final int bareLength;
  private @Nullable BareJid bare;
  private @Nullable Object encoding;

  /** Takes a resourcepart that is prepared already. */
  FullJid(BareJid bare, String resource) {
    this.text = bare.toString() + '/' + resource;
    this.bareLength = bare.toString().length();
    this.bare = bare;
  }

  /** Takes a text that is prepared already, whose first slash is at {@code bareLength}. */
  FullJid(String text, int bareLength) {
    this.text = text;
    this.bareLength = bareLength;
  }

  /**
   * Reads an address with a resourcepart from trusted text.
   *
   * @throws IllegalArgumentException if the text is no valid address or has no resourcepart
   */
  public static FullJid of(String text) {
    if (JidParser.parse(text) instanceof FullJid full) {
      return full;
    }
    throw new IllegalArgumentException("expected an address with a resource: " + text);
  }

  @Override
  public BareJid bare() {
    BareJid made = bare;
    if (made == null) {
      made = new BareJid(text.substring(0, bareLength), text.lastIndexOf('@', bareLength));
      bare = made;
    }
    return made;
  }

  /** Returns the resourcepart: the name of a client, or the nick of an occupant. */
  public String resource() {
    return text.substring(bareLength + 1);
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
  public int compareTo(FullJid other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof FullJid that && text.equals(that.text));
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
