package dev.muc.testkit.cli;

import dev.muc.testkit.scansion.Backend;
import dev.muc.testkit.scansion.PlayOptions;
import dev.muc.testkit.scansion.Script;
import dev.muc.testkit.scansion.ScriptException;
import dev.muc.testkit.scansion.ScriptFailure;
import dev.muc.testkit.scansion.ScriptParser;
import dev.muc.testkit.scansion.ScriptRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Plays one script after the other, and says how each went. */
final class Session {
  private final ScriptRunner runner;
  private final PrintWriter out;
  private int passed;
  private int failed;

  Session(Backend backend, PlayOptions options, PrintWriter out) {
    runner = new ScriptRunner(backend, options);
    this.out = out;
  }

  void play(Path file) {
    try {
      Script script = ScriptParser.parse(file);
      runner.play(script);
      passed++;
      out.println("passed  " + file + "  (" + script.title() + ")");
    } catch (ScriptException | ScriptFailure problem) {
      failed(file, String.valueOf(problem.getMessage()));
    } catch (IOException problem) {
      failed(file, file + ": " + problem.getMessage());
    }
    out.flush();
  }

  private void failed(Path file, String problem) {
    failed++;
    out.println("FAILED  " + file);
    out.println(problem.stripTrailing().indent(2));
  }

  /** Prints the last line and returns the exit status. */
  int finish() {
    out.println(passed + " passed, " + failed + " failed");
    out.flush();
    return failed == 0 ? 0 : 1;
  }
}
