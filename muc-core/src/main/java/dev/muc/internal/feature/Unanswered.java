package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.INTERNAL_SERVER_ERROR;

import dev.muc.internal.text.TextKey;
import dev.muc.stanza.StanzaError;

/** What cannot be decided, because the host has no answer or the room waits for one. */
public final class Unanswered {

  private Unanswered() {}

  /** Refuses what waited for an answer that does not come. */
  public static Decision.Refuse noAnswer() {
    return new Decision.Refuse(
        INTERNAL_SERVER_ERROR.error(StanzaError.Type.WAIT), TextKey.ERROR_NO_ANSWER, null, null);
  }

  /** Returns whether this, and no rule, is why something was refused. */
  static boolean isReason(Decision.Refuse refuse) {
    return refuse.text() == TextKey.ERROR_NO_ANSWER || refuse.text() == TextKey.LIMIT_QUEUED;
  }

  /** Refuses what nobody can decide on because code failed, an embedder's or our own. */
  public static Decision.Refuse failed() {
    return new Decision.Refuse(INTERNAL_SERVER_ERROR.error(), null, null, null);
  }
}
