package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;

/** Follows the conversation of a script while it is played. */
public interface PlayListener {
  /** Follows nothing. */
  PlayListener NONE = new PlayListener() {};

  /** A step begins. */
  default void begins(Step step) {}

  /** A client has connected. */
  default void connected(String client, FullJid address) {}

  /** A client has disconnected. */
  default void disconnected(String client) {}

  /** A client has sent a stanza. */
  default void sent(String client, Element stanza) {}

  /** A stanza has arrived at a client, expected or not. */
  default void received(String client, Element stanza) {}

  /** A stanza that arrived earlier is what the script expects. */
  default void matched(String client, Element expected, Element stanza) {}
}
