package dev.muc.component;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** What SIGTERM and SIGINT do: the first ends the program in good order, the second at once. */
final class Signals {
  private static final Logger log = LoggerFactory.getLogger(Signals.class);

  /** What is added to the number of a signal to make an exit status, as shells have it. */
  private static final int STATUS = 128;

  private Signals() {}

  /**
   * Ends the process at the second signal; without this, Java waits for all that runs at the end.
   */
  static void endAtTheSecond() {
    AtomicBoolean ending = new AtomicBoolean();
    for (String name : List.of("TERM", "INT")) {
      try {
        Signal.handle(new Signal(name), signal -> end(STATUS + signal.getNumber(), ending));
      } catch (IllegalArgumentException unknown) {
        log.debug("There is no signal {} here", name, unknown);
      }
    }
  }

  private static void end(int status, AtomicBoolean ending) {
    if (ending.getAndSet(true)) {
      log.warn("ending at once, without waiting for what is under way");
      Runtime.getRuntime().halt(status);
    }
    System.exit(status);
  }
}
