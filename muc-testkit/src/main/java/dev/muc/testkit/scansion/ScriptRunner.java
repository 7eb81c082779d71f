package dev.muc.testkit.scansion;

import java.io.IOException;

/** Plays scripts against a back end. */
public final class ScriptRunner {
  private final Backend backend;
  private final PlayOptions options;
  private final PlayListener listener;

  /** Creates a runner that tells nobody what happens on the way. */
  public ScriptRunner(Backend backend, PlayOptions options) {
    this(backend, options, PlayListener.NONE);
  }

  /** Creates a runner whose scripts {@code listener} follows. */
  public ScriptRunner(Backend backend, PlayOptions options, PlayListener listener) {
    this.backend = backend;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Plays a script to its end.
   *
   * @throws ScriptFailure if something does not happen as the script says
   * @throws IOException if the back end cannot be opened or closed
   */
  public void play(Script script) throws IOException {
    Script mapped = options.addresses().apply(script);
    try (BackendSession session = backend.open()) {
      new Play(mapped, session, options, listener).run();
    }
  }
}
