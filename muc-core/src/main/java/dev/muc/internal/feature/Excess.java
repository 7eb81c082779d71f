package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.POLICY_VIOLATION;

import dev.muc.internal.room.XmlLength;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;

/** A client sends too much at once, or too often (XEP-0045 §14.6). */
public final class Excess {

  private Excess() {}

  /** Refuses what was sent too soon after so much else. */
  public static Decision.Refuse tooOften() {
    return new Decision.Refuse(
        POLICY_VIOLATION.error(StanzaError.Type.WAIT), TextKey.ERROR_TOO_OFTEN, null, null);
  }

  /** Refuses what is too long. */
  static Decision tooLong() {
    return Decision.refuse(POLICY_VIOLATION.error(), TextKey.ERROR_TOO_LONG);
  }

  /** Returns whether a message or presence is longer than the service puts up with. */
  static boolean isTooLong(Stanza stanza, Limits limits) {
    if (stanza instanceof Message) {
      return XmlLength.exceeds(stanza, limits.of(Limit.MESSAGE_LENGTH));
    }
    return stanza instanceof Presence
        && XmlLength.exceeds(stanza, limits.of(Limit.PRESENCE_LENGTH));
  }
}
