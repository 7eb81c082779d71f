package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a component shows over HTTP. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OperatorTest {
  private static final String ROMEO = "romeo@users.localhost/balcony";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MUC_SECRET", "secret",
          "MUC_HTTP", "127.0.0.1:0",
          "MUC_THREADS", "1",
          "MUC_IN_MEMORY", "true");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final FakeServer server = new FakeServer();

  OperatorTest() throws IOException {}

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  /** Waits until it says where it listens, and returns that. */
  static String place(ComponentProcess process) throws InterruptedException {
    String line = process.awaitLine("metrics and health are at ");
    return line.substring(line.indexOf("http://"));
  }

  /** Returns all that is measured now. */
  static String metrics(String place) throws Exception {
    return get(place, "/metrics").body();
  }

  private static HttpResponse<String> get(String place, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(place + path)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private void assertAnswer(String place, String path, int status, String text) throws Exception {
    HttpResponse<String> answer = get(place, path);
    assertThat(answer.body()).isEqualTo(text + "\n");
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void healthFollowsTheConnection() throws Exception {
    try (ComponentProcess process = ComponentProcess.start(server.address(), ENVIRONMENT)) {
      String place = place(process);
      assertAnswer(place, "/health/ready", 503, "not ready: not connected to the server");
      assertAnswer(place, "/health/live", 200, "live");
      try (FakeServer.Session session = server.accept().letsIn()) {
        process.awaitLine("connected");
        assertAnswer(place, "/health/ready", 200, "ready");
        session.sends("</stream:stream>");
        process.awaitLine("closed the stream");
        assertAnswer(place, "/health/ready", 503, "not ready: not connected to the server");
        assertAnswer(place, "/health/live", 200, "live");
      }
    }
  }

  @Test
  void metricsCountWhatRoomsDoAndNameNobody(@TempDir Path data) throws Exception {
    try (ComponentProcess process =
            ComponentProcess.start(server.address(), ENVIRONMENT, "--data", data.toString());
        FakeServer.Session session = server.accept().letsIn()) {
      String place = place(process);
      process.awaitLine("connected");
      session.sends(enters("garden", "Romeo"));
      awaits(session, "message"); // The subject: all of the room.
      session.sends(question("garden2", "1"));
      awaits(session, "iq");

      String metrics = metrics(place);
      assertThat(metrics.lines())
          .contains(
              "muc_errors_sent_total{condition=\"item-not-found\"} 1.0",
              "muc_errors_sent_total{condition=\"forbidden\"} 0.0",
              "muc_rooms 1.0",
              "muc_occupants 1.0",
              "muc_connected 1.0",
              "muc_inbox_stanzas{shard=\"0\"} 0.0",
              "muc_questions_open{shard=\"0\"} 0.0")
          .anyMatch(line -> line.startsWith("muc_store_commit_seconds_count{outcome=\"done\"}"))
          .anyMatch(line -> line.startsWith("muc_store_answer_seconds_bucket{outcome=\"done\""))
          .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
      assertThat(value(metrics, "muc_stanzas_received_total")).isEqualTo(2);
      assertThat(value(metrics, "muc_stanzas_sent_total")).isEqualTo(3);
      assertThat(metrics).doesNotContainIgnoringCase("romeo").doesNotContain("garden", "@");
    }
  }

  static double value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + ' '))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }

  private static String enters(String room, String nick) {
    return "<presence from='%s' to='%s@conference.localhost/%s'>".formatted(ROMEO, room, nick)
        + "<x xmlns='http://jabber.org/protocol/muc'/></presence>";
  }

  private static String question(String room, String id) {
    return "<iq type='get' id='%s' from='%s' to='%s@conference.localhost'>"
            .formatted(id, ROMEO, room)
        + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>";
  }

  private static void awaits(FakeServer.Session session, String name) throws Exception {
    Element next = session.reader().next().orElseThrow();
    while (!next.name().equals(name)) {
      next = session.reader().next().orElseThrow();
    }
  }

  @Test
  void nothingElseIsThere() throws Exception {
    try (ComponentProcess process = ComponentProcess.start(server.address(), ENVIRONMENT)) {
      String place = place(process);
      assertThat(get(place, "/metricsx").statusCode()).isEqualTo(404);
      assertThat(get(place, "/health/ready/x").statusCode()).isEqualTo(404);
      HttpRequest post =
          HttpRequest.newBuilder(URI.create(place + "/metrics"))
              .POST(BodyPublishers.ofString("x"))
              .build();
      assertThat(HTTP.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void aPortThatIsTakenEndsTheProgramIfItWasAskedFor() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ComponentProcess process =
            ComponentProcess.start(
                server.address(),
                Map.of("MUC_SECRET", "secret", "MUC_IN_MEMORY", "true"),
                "--http",
                "127.0.0.1:" + taken.getLocalPort())) {
      assertThat(process.awaitLine("--http")).contains("cannot listen on 127.0.0.1:");
      assertThat(process.awaitExit()).isEqualTo(2);
    }
  }
}
