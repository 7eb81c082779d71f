package dev.muc.component;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Runs the other side of a conversation. */
final class Background {
  private Background() {}

  /** Calls {@code task} in a thread of its own. */
  static <T> CompletableFuture<T> call(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(task.call());
              } catch (Exception | AssertionError failure) {
                result.completeExceptionally(failure);
              }
            },
            "test-background");
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
