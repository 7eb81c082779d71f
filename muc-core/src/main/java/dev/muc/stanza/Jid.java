package dev.muc.stanza;

import java.util.Optional;

/**
 * An XMPP address (RFC 7622) in prepared form: two addresses are equal when their text is.
 *
 * <p>Only prepared addresses exist: every way to make one applies the profiles of RFC 7622 or
 * fails.
 */
public sealed interface Jid extends Encodable permits BareJid, FullJid {

  /**
   * Reads an address from trusted text, such as a literal in a program.
   *
   * @throws IllegalArgumentException if the text is no valid address; the message says why
   */
  static Jid of(String text) {
    return JidParser.parse(text);
  }

  /** Reads an address from untrusted text; empty if it is not valid (RFC 7622 §3). */
  static Optional<Jid> parse(String text) {
    try {
      return Optional.of(JidParser.parse(text));
    } catch (IllegalArgumentException invalid) {
      return Optional.empty(); // To the caller every invalid address is the same: jid-malformed.
    }
  }

  /** Returns this address without its resourcepart. */
  BareJid bare();
}
