package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComponentProcessTest {
  private static final String SECRET = "very-secret-secret";
  private static final Map<String, String> SECRET_AND_ALL_LOGS =
      Map.of("MUC_SECRET", SECRET, "MUC_LOG_LEVEL", "TRACE");

  private static final String ENTER =
      "<presence from='romeo@users.localhost/balcony' to='room@conference.localhost/Romeo'>"
          + "<x xmlns='http://jabber.org/protocol/muc'/></presence>";

  private static final String CONFIGURE =
      "<iq type='set' id='c' from='romeo@users.localhost/balcony' to='room@conference.localhost'>"
          + "<query xmlns='http://jabber.org/protocol/muc#owner'>"
          + "<x xmlns='jabber:x:data' type='submit'/></query></iq>";

  private final FakeServer server;

  ComponentProcessTest() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  private ComponentProcess start() throws IOException {
    return ComponentProcess.start(server.address(), SECRET_AND_ALL_LOGS, "--in-memory");
  }

  @Test
  @Covers("0114-4-1")
  void saysThatItIsConnectedAndNeverTheSecret() throws Exception {
    try (ComponentProcess process = start();
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
    try (ComponentProcess process = start()) {
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
        ComponentProcess.start(server.address(), Map.of(), "--secret", SECRET, "--in-memory")) {
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
    try (ComponentProcess process = start();
        FakeServer.Session session = server.accept().letsIn()) {
      session.sends(ENTER);
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

  @Test
  void roomsAreKeptInTheWorkingDirectoryUnlessSomethingElseIsSaid(@TempDir Path directory)
      throws Exception {
    for (boolean first : List.of(true, false)) {
      try (ComponentProcess process =
              ComponentProcess.startIn(directory, server.address(), SECRET_AND_ALL_LOGS);
          FakeServer.Session session = server.accept().letsIn()) {
        session.sends(ENTER + CONFIGURE);
        String entered = session.reader().next().orElseThrow().toString();
        assertThat(entered).contains("110");
        assertThat(entered.contains("201")).as("the room is created").isEqualTo(first);
        awaitResult(session);
        process.kill();
      }
    }
    assertThat(directory.resolve("muc-data")).isDirectoryContaining("glob:**/muc.db");
  }

  private static void awaitResult(FakeServer.Session session) throws IOException {
    Element next;
    do {
      next = session.reader().next().orElseThrow();
    } while (!next.name().equals("iq"));
    assertThat(next.attribute("type")).contains("result");
  }

  @Test
  void nothingIsKeptWithoutLimits(@TempDir Path directory) throws Exception {
    for (int i = 0; i < 2; i++) {
      try (ComponentProcess process =
              ComponentProcess.startIn(
                  directory, server.address(), SECRET_AND_ALL_LOGS, "--limits", "off");
          FakeServer.Session session = server.accept().letsIn()) {
        session.sends(ENTER);
        assertThat(session.reader().next().orElseThrow().toString()).contains("201");
        process.kill();
      }
    }
    assertThat(directory).isEmptyDirectory();
  }
}
