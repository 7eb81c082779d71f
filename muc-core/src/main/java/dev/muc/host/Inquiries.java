package dev.muc.host;

import dev.muc.Asked;
import dev.muc.Question.Consult;
import dev.muc.Wordless;
import dev.muc.limits.Bound;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what policies ask to the answerers, and every answer, or that there is none, back. */
final class Inquiries {
  private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

  private final Answerers answerers;
  private final AtomicInteger open = new AtomicInteger();
  private final Complaints complaints = new Complaints();
  private final ExecutorService executor;

  Inquiries(Answerers answerers) {
    this.answerers = answerers;
    // Its one thread starts with the first inquiry.
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(Bound.INQUIRIES_OPEN.max()),
            Inquiries::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "muc-inquiries");
    thread.setDaemon(true);
    return thread;
  }

  /** Asks; {@code inbox} gets one piece of news within the time that the consult has. */
  void ask(Asked<?> asked, Consult<?> consult, Inbox inbox) {
    if (open.incrementAndGet() > Bound.INQUIRIES_OPEN.max()) {
      complain("Too much is asked at a time: no answer to", consult, null);
      settle(asked, null, inbox);
      return;
    }
    var unused = // Whatever comes of it is settled.
        CompletableFuture.supplyAsync(() -> find(consult), executor)
            .thenCompose(stage -> stage.<Object>thenApply(answer -> answer))
            .orTimeout(consult.within().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (answer, failure) -> {
                  if (answer == null) {
                    complain("No answer to", consult, failure);
                  }
                  settle(asked, answer, inbox);
                });
  }

  private void complain(String what, Consult<?> consult, @Nullable Throwable failure) {
    int times = complaints.failed(what + kind(consult), System.nanoTime());
    if (times > 0) {
      Throwable shown = failure == null ? null : Wordless.of(failure);
      log.warn("{} {} ({} times since this was last said)", what, kind(consult), times, shown);
    }
  }

  private CompletionStage<?> find(Consult<?> consult) {
    return answerers
        .answer(consult.inquiry())
        .orElseThrow(() -> new IllegalStateException("nobody answers it"));
  }

  /** What is asked may be a secret. */
  private static String kind(Consult<?> consult) {
    return consult.inquiry().getClass().getName();
  }

  @SuppressWarnings("unchecked") // Answerers.with pairs inquiries with answers of their kind.
  private void settle(Asked<?> asked, @Nullable Object answer, Inbox inbox) {
    open.decrementAndGet();
    inbox.put(
        answer == null
            ? new News.Failed(asked)
            : new News.Answered<>((Asked<Object>) asked, answer));
  }

  /** Asks nobody any more. */
  void close() {
    executor.shutdownNow();
  }
}
