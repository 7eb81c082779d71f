package dev.muc.component;

import dev.muc.component.CrashLoad.Heard;
import dev.muc.stores.Postgres;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * PostgreSQL is killed under the component in the middle of its work, again and again: nothing that
 * anybody was told is lost, and the service goes on by itself. {@code -Dcrash.rounds=100} makes it
 * a long test.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class DatabaseCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 2);
  private static final Map<String, String> SECRET =
      Map.of(ComponentSettings.SECRET.variable(), "secret");

  private final Postgres database = Postgres.server();
  private final FakeServer server = new FakeServer();
  private final CrashLoad load = new CrashLoad();
  private final SplittableRandom random = new SplittableRandom(2);

  DatabaseCrashTest() throws IOException {}

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void nothingThatWasToldIsLostAndTheServiceGoesOn() throws Exception {
    String url = database.createDatabase();
    try (ComponentProcess process = start(url);
        FakeServer.Session session = server.accept().letsIn()) {
      load.create(session);
      for (int round = 0; round < ROUNDS; round++) {
        workThroughAnOutage(session);
        load.check(session);
      }
      process.kill();
    }
    try (ComponentProcess process = start(url);
        FakeServer.Session session = server.accept().letsIn()) {
      load.check(session);
      process.kill();
    }
  }

  private ComponentProcess start(String url) throws IOException {
    return ComponentProcess.start(server.address(), SECRET, "--database", url, "--limits", "off");
  }

  /** Sends requests until some were answered, some refused, and some answered again. */
  private void workThroughAnOutage(FakeServer.Session session) throws Exception {
    Semaphore window = new Semaphore(100);
    int answered = random.nextInt(20, 400);
    int refused = random.nextInt(1, 150);
    CompletableFuture<?> reading =
        Background.call(
            () -> {
              awaitAnswers(answered, Heard.DONE, session, window);
              database.kill();
              awaitAnswers(refused, Heard.REFUSED, session, window);
              database.start();
              awaitAnswers(200, Heard.DONE, session, window);
              return null;
            });
    while (!reading.isDone()) {
      if (window.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        session.sends(load.request(random));
      }
    }
    reading.join();
    while (load.hasOpenRequests()) {
      load.heard(CrashLoad.next(session));
    }
  }

  private void awaitAnswers(int number, Heard kind, FakeServer.Session session, Semaphore window) {
    int left = number;
    while (left > 0) {
      Heard heard = load.heard(CrashLoad.next(session));
      if (heard != Heard.OTHER) {
        window.release();
      }
      if (heard == kind) {
        left--;
      }
    }
  }
}
