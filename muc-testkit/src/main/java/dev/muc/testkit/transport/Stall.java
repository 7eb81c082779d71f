package dev.muc.testkit.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Something that is done over and over in a thread of its own until it has to wait. */
final class Stall {

  /** How often in a row the count has to be the same before the thread is taken to wait. */
  private static final int SAME_MAX = 40;

  /** How long until it is looked at again, in nanoseconds. */
  private static final long LOOK_PAUSE = 10_000_000;

  private final AtomicInteger done = new AtomicInteger();
  private final CompletableFuture<Void> ended;

  /** What is done over and over. */
  @FunctionalInterface
  interface Step {
    void run(int number) throws Exception;
  }

  /** Runs {@code step} for the numbers from 0 to {@code count} - 1. */
  Stall(int count, Step step) {
    ended =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < count; i++) {
                try {
                  step.run(i);
                } catch (Exception failure) {
                  throw new AssertionError("step " + i + " of " + count, failure);
                }
                done.incrementAndGet();
              }
            },
            runnable -> new Thread(runnable, "stall").start());
  }

  /** Waits until nothing moves and returns how many were done then. */
  int awaitStandstill() {
    int same = 0;
    int last = -1;
    while (same < SAME_MAX && !ended.isDone()) {
      LockSupport.parkNanos(LOOK_PAUSE);
      int now = done.get();
      same = now == last ? same + 1 : 0;
      last = now;
    }
    return done.get();
  }

  /** Waits until all were done. */
  void awaitEnd() {
    ended.join();
  }
}
