package dev.muc.model;

import dev.muc.stanza.BareJid;
import org.jspecify.annotations.Nullable;

/**
 * What a room keeps of an account: its affiliation, and the nick reserved for it.
 *
 * @param account the account, or a whole domain in a ban (XEP-0045 §9.2)
 * @param affiliation its affiliation
 * @param reason why it was given, or null; kept for bans
 * @param nick the nick that only this account may use, or null
 */
public record AffiliationEntry(
    BareJid account, Affiliation affiliation, @Nullable String reason, @Nullable String nick) {

  /** Returns the entry of an account of which nothing is kept. */
  public static AffiliationEntry none(BareJid account) {
    return new AffiliationEntry(account, Affiliation.NONE, null, null);
  }

  /** Returns whether this is what is true of any account (0045-5.2-7). */
  public boolean isDefault() {
    return affiliation == Affiliation.NONE && nick == null;
  }

  /** Returns this entry with another nick reserved, none for null. */
  public AffiliationEntry withNick(@Nullable String newNick) {
    return new AffiliationEntry(account, affiliation, reason, newNick);
  }
}
