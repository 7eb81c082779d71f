package dev.muc.testkit.conformance;

/** Something in the catalogue, in a cover or in the choices that nobody can make sense of. */
final class ConformanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConformanceException(String message) {
    super(message);
  }
}
