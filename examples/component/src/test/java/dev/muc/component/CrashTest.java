package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The component is killed in the middle of its work, again and again, and has lost nothing that it
 * told anybody. {@code -Dcrash.rounds=100} makes it a long test.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final Map<String, String> SECRET =
      Map.of(ComponentSettings.SECRET.variable(), "secret");

  private final Path data;
  private final FakeServer server = new FakeServer();
  private final CrashLoad load = new CrashLoad();

  CrashTest(@TempDir Path data) throws IOException {
    this.data = data;
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  private ComponentProcess start() throws IOException {
    return ComponentProcess.start(
        server.address(), SECRET, "--data", data.toString(), "--limits", "off");
  }

  @Test
  void nothingThatWasToldIsLost() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < ROUNDS; round++) {
      try (ComponentProcess process = start();
          FakeServer.Session session = server.accept().letsIn()) {
        if (round == 0) {
          load.create(session);
        } else {
          load.check(session);
        }
        workUntilKilled(process, session, random);
      }
    }
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      load.check(session);
      process.kill();
    }
  }

  /** Sends requests without waiting for answers, and kills the component after some of them. */
  private void workUntilKilled(
      ComponentProcess process, FakeServer.Session session, SplittableRandom random)
      throws Exception {
    int answersUntilKill = random.nextInt(20, 400);
    Semaphore window = new Semaphore(100);
    CompletableFuture<?> reading =
        Background.call(
            () -> {
              readUntilKilled(process, session, window, answersUntilKill);
              return null;
            });
    try {
      while (!reading.isDone()) {
        window.acquire();
        session.sends(load.request(random));
      }
    } catch (IOException killed) {
      assertThat(answersUntilKill).as("the test killed it").isPositive();
    }
    reading.join();
    load.forgetRequests();
  }

  private void readUntilKilled(
      ComponentProcess process, FakeServer.Session session, Semaphore window, int answers) {
    int left = answers;
    try {
      while (true) {
        Element element = session.reader().next().orElse(null);
        if (element == null) {
          break;
        }
        CrashLoad.Heard heard = load.heard(element);
        assertThat(heard).as("%s", element).isNotEqualTo(CrashLoad.Heard.REFUSED);
        if (heard == CrashLoad.Heard.DONE) {
          window.release();
          if (--left == 0) {
            process.kill();
          }
        }
      }
    } catch (IOException killed) {
      assertThat(left).as("the test killed it").isLessThanOrEqualTo(0);
    } finally {
      window.release(1_000_000); // Whoever waits to send finds out that there is nobody.
    }
  }

  @Test
  void aThousandOccupantsDoNotNoticeARestart() throws Exception {
    String room = "r0@conference.localhost";
    Set<String> clients = new LinkedHashSet<>();
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      load.create(room, session);
      for (int i = 0; i < 1_000; i++) {
        String client = "u" + i + "@users.localhost/r";
        clients.add(client);
        CompletableFuture<?> sent = sendMeanwhile(session, CrashLoad.enter(client, room, "u" + i));
        awaitSelfPresence(session, client);
        sent.join();
      }
      process.terminate();
      while (session.reader().next().isPresent()) {
        // What was on its way; nobody is told to leave.
        assertThat(clients).hasSize(1_000);
      }
      session.sends("</stream:stream>");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      CrashLoad.send(
          session,
          "<message type='groupchat' id='n' from='u7@users.localhost/r' to='%s'><body>next</body></message>"
              .formatted(room));
      Set<String> missing = new LinkedHashSet<>(clients);
      missing.add(CrashLoad.KING);
      while (!missing.isEmpty()) {
        Element message = CrashLoad.next(session);
        assertThat(message.name()).isEqualTo("message");
        assertThat(missing.remove(message.attribute("to").orElseThrow())).isTrue();
      }
      process.kill();
    }
  }

  private static CompletableFuture<?> sendMeanwhile(FakeServer.Session session, String xml) {
    return Background.call(
        () -> {
          session.sends(xml);
          return null;
        });
  }

  private static @Nullable Element awaitSelfPresence(FakeServer.Session session, String client) {
    while (true) {
      Element element = CrashLoad.next(session);
      boolean own = element.attribute("to").filter(client::equals).isPresent();
      if (own && CrashLoad.isOwnPresence(element)) {
        return element;
      }
    }
  }
}
