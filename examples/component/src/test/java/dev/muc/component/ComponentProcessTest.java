package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator sees. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComponentProcessTest {
  private static final String SECRET = "very-secret-secret";
  private static final Map<String, String> SECRET_AND_ALL_LOGS =
      Map.of("MUC_SECRET", SECRET, "MUC_LOG_LEVEL", "TRACE");

  private final FakeServer server;

  ComponentProcessTest() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  @Covers("0114-4-1")
  void saysThatItIsConnectedAndNeverTheSecret() throws Exception {
    try (ComponentProcess process = ComponentProcess.start(server.address(), SECRET_AND_ALL_LOGS);
        FakeServer.Session session = server.accept().letsIn()) {
      assertThat(process.awaitLine("connected"))
          .contains("connected to " + server.address() + " as conference.localhost");
      session.sends("</stream:stream>");
      process.awaitLine("closed the stream");
      assertThat(process.output()).noneMatch(line -> line.contains(SECRET));
    }
  }

  @Test
  @Covers({"0114-3-5", "0114-4-1"})
  void wrongSecretIsOneClearLineAndAnotherAttempt() throws Exception {
    try (ComponentProcess process = ComponentProcess.start(server.address(), SECRET_AND_ALL_LOGS)) {
      try (FakeServer.Session session = server.accept()) {
        session.opens();
        session.sendsStreamError("not-authorized");
        assertThat(process.awaitLine("not-authorized"))
            .contains("WARN", "is the secret the same on both sides?", "next attempt in");
      }
      try (FakeServer.Session session = server.accept().letsIn()) {
        process.awaitLine("connected");
        session.sends("</stream:stream>");
      }
      assertThat(process.output()).noneMatch(line -> line.contains(SECRET));
    }
  }

  @Test
  void unreachableServerIsOneClearLineAndAnotherAttempt() throws Exception {
    server.close();
    try (ComponentProcess process =
        ComponentProcess.start(server.address(), Map.of(), "--secret", SECRET)) {
      assertThat(process.awaitLine("cannot reach"))
          .contains("WARN", server.address().toString(), "next attempt in");
      try (FakeServer restarted = new FakeServer(server.port());
          FakeServer.Session session = restarted.accept().letsIn()) {
        process.awaitLine("connected");
        session.sends("</stream:stream>");
      }
    }
  }

  @Test
  void sigtermTakesLeaveOfTheOccupants() throws Exception {
    try (ComponentProcess process = ComponentProcess.start(server.address(), SECRET_AND_ALL_LOGS);
        FakeServer.Session session = server.accept().letsIn()) {
      session.sends(
          "<presence from='romeo@users.localhost/balcony' to='room@conference.localhost/Romeo'>"
              + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
      process.awaitLine("connected");
      assertThat(session.reader().next().orElseThrow().name()).isEqualTo("presence");
      process.terminate();
      StringBuilder rest = new StringBuilder();
      for (var next = session.reader().next(); next.isPresent(); next = session.reader().next()) {
        rest.append(next.get());
      }
      assertThat(rest).contains("332");
      session.sends("</stream:stream>");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
  }
}
