package dev.muc.internal.feature;

/** Something that an embedder added to the service went wrong; nothing has happened so far. */
public final class PolicyFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PolicyFailure(String message) {
    super(message);
  }

  PolicyFailure(Object extension, RuntimeException cause) {
    super("failed: " + extension.getClass().getName(), cause);
  }
}
