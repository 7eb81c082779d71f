package dev.muc.model;

import dev.muc.stanza.Jid;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the end of a room (XEP-0045 §10.9).
 *
 * @param venue the address of a room to go to instead, or null
 * @param password the password of that room, or null
 * @param reason why, or null
 */
public record Destruction(@Nullable Jid venue, @Nullable String password, @Nullable String reason) {

  /** Without the password: what is printed may be logged. */
  @Override
  public String toString() {
    return "Destruction[venue=" + venue + ", reason=" + reason + "]";
  }

  /** The end of a room without a word. */
  public static final Destruction SILENT = new Destruction(null, null, null);
}
