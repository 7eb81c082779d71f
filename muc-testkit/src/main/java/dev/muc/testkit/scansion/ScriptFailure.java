package dev.muc.testkit.scansion;

import org.jspecify.annotations.Nullable;

/**
 * What a script expects did not happen. The message names the script and the line, and shows what
 * was expected and what came instead.
 */
public final class ScriptFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  ScriptFailure(Script script, Step step, String problem, @Nullable Throwable cause) {
    super(script.source() + ":" + step.line() + ": " + problem, cause);
  }
}
