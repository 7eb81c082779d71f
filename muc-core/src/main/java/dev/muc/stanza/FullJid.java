package dev.muc.stanza;

import org.jspecify.annotations.Nullable;

/** An address with a resourcepart: a connected client, or an occupant of a room. */
public final class FullJid implements Jid {
  private final BareJid bare;
  private final String resource;
  private @Nullable Object encoding;

  /** Takes a resourcepart that is prepared already. */
  FullJid(BareJid bare, String resource) {
    this.bare = bare;
    this.resource = resource;
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
    return bare;
  }

  /** Returns the resourcepart: the name of a client, or the nick of an occupant. */
  public String resource() {
    return resource;
  }

  @Override
  public @Nullable Object encoding() {
    return encoding;
  }

  @Override
  public void keepEncoding(Object newEncoding) {
    encoding = newEncoding;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof FullJid that
            && resource.equals(that.resource)
            && bare.equals(that.bare));
  }

  @Override
  public int hashCode() {
    return 31 * bare.hashCode() + resource.hashCode();
  }

  @Override
  public String toString() {
    return bare.toString() + '/' + resource;
  }
}
