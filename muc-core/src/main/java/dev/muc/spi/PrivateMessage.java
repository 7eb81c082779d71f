package dev.muc.spi;

import dev.muc.model.Occupant;
import dev.muc.stanza.Message;

/**
 * What one occupant says to another (XEP-0045 §7.5).
 *
 * @param message the message as it is passed on, from the sender's occupant JID
 */
public record PrivateMessage(Occupant sender, Occupant recipient, Message message) {

  /** Returns the same with another message. */
  public PrivateMessage with(Message other) {
    return new PrivateMessage(sender, recipient, other);
  }
}
