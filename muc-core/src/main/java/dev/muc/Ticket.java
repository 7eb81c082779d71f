package dev.muc;

import dev.muc.stanza.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param id what the host called it
 * @param result how it ended
 * @param error why it was refused; null if it was not
 */
public record Ticket(long id, Result result, @Nullable StanzaError error) {

  /** How an order ended. */
  public enum Result {
    /** It was carried out. */
    DONE,
    /** There is no such room. */
    NO_ROOM,
    /** The room cannot do this; nothing has happened. */
    REFUSED,
    /** The room could not be read, or what happened could not be stored. */
    FAILED
  }

  /** Creates one of an order that was not refused. */
  public Ticket(long id, Result result) {
    this(id, result, null);
  }

  /** Returns whether the order was carried out. */
  public boolean isDone() {
    return result == Result.DONE;
  }
}
