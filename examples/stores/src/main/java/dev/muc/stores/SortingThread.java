package dev.muc.stores;

import dev.muc.Wordless;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does by itself what has to be done for archives whenever that is due, until it is closed. */
final class SortingThread implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SortingThread.class);

  /** How long it waits after it has failed. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

  /**
   * How long it rests at most after some of it, and otherwise for as long as that took: so it takes
   * half a processor and half of the disk's time from those who are waited for.
   */
  private static final long REST_MAX = TimeUnit.MILLISECONDS.toNanos(100);

  private final Work work;
  private final Semaphore signals = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "muc-sorting");
  private volatile boolean closed;

  /** What it does. */
  interface Work {

    /** Returns after how many nanoseconds there is something to do, as far as is known. */
    long nanosUntilDue();

    /** Does some of it. */
    void doSome();

    /** Returns whether the next of it should follow at once. */
    boolean isUrgent();
  }

  SortingThread(Work work) {
    this.work = work;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Something may be due earlier than it was. */
  void signal() {
    signals.release();
  }

  private void run() {
    long notBefore = System.nanoTime();
    boolean failing = false;
    while (awaitDue(notBefore)) {
      long begun = System.nanoTime();
      try {
        work.doSome();
        long now = System.nanoTime();
        notBefore = work.isUrgent() ? now : now + Math.min(now - begun, REST_MAX);
        if (failing) {
          log.info("Messages are sorted into their archives, and there is room for more, again");
        }
        failing = false;
      } catch (RuntimeException failure) {
        if (!failing) {
          log.error(
              "Failed to sort messages into their archives, or to make room for more",
              Wordless.of(failure));
        }
        failing = true;
        notBefore = System.nanoTime() + PAUSE;
      }
    }
  }

  /** Waits until there is something to do, but not before a time; false if it is closed. */
  private boolean awaitDue(long notBefore) {
    try {
      while (true) {
        int unusedCount = signals.drainPermits(); // What they are about is seen from here on.
        if (closed) {
          return false;
        }
        long wait = Math.max(work.nanosUntilDue(), notBefore - System.nanoTime());
        if (wait <= 0) {
          return true;
        }
        boolean unusedOutcome = signals.tryAcquire(wait, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException stop) {
      return false; // Nobody but the virtual machine at its end would do that.
    }
  }

  /** Ends it when it has done what it is at. */
  @Override
  public void close() {
    closed = true;
    signal();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
