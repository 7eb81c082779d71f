package dev.muc.component.rooms;

/** Says in one sentence, for an operator, why something was not done; it needs no stack trace. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
