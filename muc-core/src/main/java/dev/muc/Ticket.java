package dev.muc;

/**
 * What came of an order.
 *
 * @param id what the host called it
 * @param result how it ended
 */
public record Ticket(long id, Result result) {

  /** How an order ended. */
  public enum Result {
    /** It was carried out. */
    DONE,
    /** There is no such room. */
    NO_ROOM,
    /** The room could not be read. */
    FAILED
  }
}
