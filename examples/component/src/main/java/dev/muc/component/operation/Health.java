package dev.muc.component.operation;

import dev.muc.stanza.BareJid;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a component lives (else: start it anew) and whether it is ready (else: nobody gets
 * an answer of a room at the moment).
 */
public final class Health implements AutoCloseable {
  /** A store that takes longer makes clients wait too long. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  private final Running component;
  private final @Nullable Storage storage;
  private final BareJid service;
  private final ExecutorService asking = Executors.newSingleThreadExecutor(Health::thread);
  private @Nullable Future<?> question;

  /**
   * @param storage where rooms are kept; null if nowhere
   * @param service the service's address: what the store is asked about
   */
  public Health(Running component, @Nullable Storage storage, BareJid service) {
    this.component = component;
    this.storage = storage;
    this.service = service;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "muc-health");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns whether the threads of the rooms are there. */
  public boolean isLive() {
    return component.isAlive();
  }

  /** Returns what is missing for the component to be ready; nothing if it is. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!component.isAlive()) {
      missing.add("the rooms have stopped");
    }
    if (!component.isConnected()) {
      missing.add("not connected to the server");
    }
    if (storage != null && !answers(storage)) {
      missing.add("the store does not answer");
    }
    return missing;
  }

  /** One question at a time: those who ask while a store hangs must not make it worse. */
  private synchronized boolean answers(Storage asked) {
    Future<?> open = question;
    if (open == null || open.isDone()) {
      open = asking.submit(() -> asked.rooms().find(service));
      question = open;
    }
    try {
      open.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false; // It is looked at again next time.
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException) {
        return false;
      }
      throw new IllegalStateException("a bug in the store", failed);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
