package dev.muc.spi;

/**
 * Answers requests of one kind to the service, to rooms or to occupants (RFC 6120 §8.2.3), of which
 * rooms know nothing themselves: what they answer already cannot be taken from them. A handler that
 * changes a room does so through its host. What it throws is answered with internal-server-error.
 */
@FunctionalInterface
public interface RequestHandler {

  /** Answers; must not block. */
  Reply answer(Request request);

  /**
   * A handler and what it is for.
   *
   * @param to whom the requests are to
   * @param namespace the namespace of their payload, which discovery names as a feature
   * @param name the name of their payload
   */
  record Kind(To to, String namespace, String name, RequestHandler handler) {}

  /** Whom a request is to. */
  enum To {
    SERVICE,
    /** A room that exists and that the client may know of. */
    ROOM,
    /** An occupant, from another: the request is not passed on to its client. */
    OCCUPANT
  }
}
