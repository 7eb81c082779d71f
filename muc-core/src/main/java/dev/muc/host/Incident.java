package dev.muc.host;

import dev.muc.Wordless;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** Logs what went wrong: where, for an operator, and nothing that people are or write. */
final class Incident {
  /*
   * Addresses of users, nicks and bodies may be in the message of any exception. So an error shows
   * where it came from, and only at debug level what it says; what a storage says is for operators.
   */

  private Incident() {}

  /** Logs the failure of something done for a stanza, with room and id as {@link MDC}. */
  static void log(Logger log, String what, Stanza stanza, Throwable cause) {
    Jid to = stanza.to();
    log(log, what + " a " + stanza.elementName(), to, stanza.id(), cause);
  }

  /** Logs the failure of something done for a room. */
  static void log(Logger log, String what, @Nullable Jid room, Throwable cause) {
    log(log, what, room, null, cause);
  }

  /** Logs a failure. */
  static void log(Logger log, String what, Throwable cause) {
    log(log, what, null, null, cause);
  }

  private static void log(
      Logger log, String what, @Nullable Jid room, @Nullable String stanza, Throwable cause) {
    if (room != null) {
      MDC.put("room", room.bare().toString());
    }
    if (stanza != null) {
      MDC.put("stanza", stanza);
    }
    try {
      log.error("Failed to {}", what, Wordless.of(cause));
      log.debug("What that was", cause);
    } finally {
      MDC.remove("room");
      MDC.remove("stanza");
    }
  }
}
