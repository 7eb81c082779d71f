package dev.muc.component.rooms;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Draws a bar on a terminal, ten times a second at most, and takes it away in the end. */
final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int WIDTH = 40;

  private final PrintWriter terminal;
  private final InstantSource time;
  private final String label;
  private Instant next;
  private int drawn;

  ProgressLine(PrintWriter terminal, InstantSource time, String label) {
    this.terminal = terminal;
    this.time = time;
    this.label = label;
    this.next = time.instant().plus(BETWEEN); // What is quick needs no bar.
  }

  @Override
  public void at(long done, long of) {
    Instant now = time.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(BETWEEN);
    int filled = of <= 0 ? 0 : (int) (WIDTH * Math.min(done, of) / of);
    int percent = of <= 0 ? 0 : (int) (100 * Math.min(done, of) / of);
    String line =
        label + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + "%";
    terminal.print("\r" + line);
    terminal.flush();
    drawn = line.length();
  }

  @Override
  public void close() {
    if (drawn > 0) {
      terminal.print("\r" + " ".repeat(drawn) + "\r");
      terminal.flush();
    }
  }
}
