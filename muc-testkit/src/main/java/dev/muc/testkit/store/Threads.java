package dev.muc.testkit.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does the same in several threads at once. */
final class Threads {

  private Threads() {}

  /** Runs {@code work} with the numbers from 0 on, each in its thread, and waits for all. */
  static void run(int count, IntConsumer work) {
    List<CompletableFuture<Void>> running =
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    CompletableFuture.runAsync(
                        () -> work.accept(number),
                        runnable -> new Thread(runnable, "worker-" + number).start()))
            .toList();
    CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
  }
}
