package dev.muc.spi;

import dev.muc.stanza.Message;

/**
 * How a message to all is kept.
 *
 * @param message the message as all see it
 * @param inHistory whether those who enter later are shown it (XEP-0045 §7.2.13)
 * @param inArchive whether it goes into the room's archive (XEP-0313); without effect in a room
 *     that has none
 */
public record Keeping(Message message, boolean inHistory, boolean inArchive) {

  /** Returns that the message is forgotten as soon as it is said. */
  public Keeping nowhere() {
    return new Keeping(message, false, false);
  }

  /** Returns that the message is kept wherever the room keeps messages. */
  public Keeping everywhere() {
    return new Keeping(message, true, true);
  }
}
