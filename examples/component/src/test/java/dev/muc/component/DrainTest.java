package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A component that is told to end while there is much to do. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DrainTest {
  private static final String ROMEO = "romeo@users.localhost/balcony";
  private static final String ROOM = "room@conference.localhost";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MUC_SECRET", "secret",
          "MUC_LIMITS", "off",
          "MUC_HTTP", "127.0.0.1:0",
          "MUC_THREADS", "1");

  /** More than all buffers between two processes hold, and less than waits before the rooms. */
  private static final int MESSAGES = 2_000;

  private static final int LATE = 200;
  private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  private static final String TEN_KIB = "x".repeat(10 * 1024);

  private final FakeServer server = new FakeServer();

  DrainTest() throws IOException {}

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  private ComponentProcess start(Path data, int drainMax) throws IOException {
    return ComponentProcess.start(
        server.address(),
        ENVIRONMENT,
        "--data",
        data.toString(),
        "--drain-max",
        Integer.toString(drainMax));
  }

  private static String enters() {
    return "<presence from='%s' to='%s/Romeo'>".formatted(ROMEO, ROOM)
        + "<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='1'/></x></presence>";
  }

  /**
   * Sends more than the component can answer as long as nobody reads, and waits until it is sent.
   */
  private static void flood(FakeServer.Session session) throws Exception {
    session.sends(enters());
    session.sends(
        "<iq type='set' id='open' from='%s' to='%s'>".formatted(ROMEO, ROOM)
            + "<query xmlns='http://jabber.org/protocol/muc#owner'>"
            + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
    for (int i = 0; i < MESSAGES; i++) {
      session.sends(
          "<message type='groupchat' id='m%d' from='%s' to='%s'>".formatted(i, ROMEO, ROOM)
              + "<body>"
              + TEN_KIB
              + "</body></message>");
    }
  }

  /** Reads to the end of the stream; returns the ids of the messages. */
  private static List<String> rest(FakeServer.Session session) throws Exception {
    List<String> ids = new ArrayList<>();
    Optional<Element> next = session.reader().next();
    while (next.isPresent()) {
      next.filter(e -> e.name().equals("message") && e.child("body").isPresent())
          .ifPresent(e -> ids.add(e.attribute("id").orElseThrow()));
      next = session.reader().next();
    }
    return ids;
  }

  @Test
  void whatHasArrivedIsHandledStoredAndSent(@TempDir Path data) throws Exception {
    List<String> told;
    try (ComponentProcess process = start(data, 60);
        FakeServer.Session session = server.accept().letsIn()) {
      flood(session);
      process.terminate();
      process.awaitLine("stopping");
      told = rest(session); // To the closing tag, or this throws.
      session.sends("</stream:stream>");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
    assertThat(told)
        .as("all that arrived, in order")
        .hasSizeGreaterThan(MESSAGES / 4)
        .isEqualTo(IntStream.range(0, told.size()).mapToObj(i -> "m" + i).toList());
    assertThat(lastStored(data)).as("what was told is stored").isEqualTo(told.get(told.size() - 1));
  }

  private String lastStored(Path data) throws Exception {
    try (ComponentProcess process = start(data, 5);
        FakeServer.Session session = server.accept().letsIn()) {
      session.sends(enters());
      String last = "";
      Element next = session.reader().next().orElseThrow();
      while (next.child("subject").isEmpty()) { // It follows the history.
        last = next.name().equals("message") ? next.attribute("id").orElseThrow() : last;
        next = session.reader().next().orElseThrow();
      }
      process.kill();
      return last;
    }
  }

  /** Waits until all of the flood has come to the rooms, or waits before them. */
  private static void awaitRead(String place) throws Exception {
    double before = -1;
    double handled = 0;
    double waiting = 0;
    // A number that changes may be of a later moment than the one that it is added to.
    while (handled != before || handled + waiting < MESSAGES + 2) {
      before = handled;
      String metrics = OperatorTest.metrics(place);
      handled = OperatorTest.value(metrics, "muc_stanzas_received_total");
      waiting = OperatorTest.value(metrics, "muc_inbox_stanzas{shard=\"0\"}");
    }
  }

  @Test
  void whoAsksMeanwhileIsToldToComeAgain(@TempDir Path data) throws Exception {
    List<String> refused = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    try (ComponentProcess process = start(data, 60);
        FakeServer.Session session = server.accept().letsIn()) {
      String place = OperatorTest.place(process);
      flood(session);
      awaitRead(place);
      process.terminate();
      process.awaitLine("stopping");
      int asked = 0;
      Optional<Element> next = session.reader().next();
      while (next.isPresent()) {
        // One for each answer: the first may come before the door is closed, and when the last
        // comes, more answers are left than all buffers hold.
        if (asked < LATE) {
          asks(session, "late" + asked++);
        }
        next.filter(e -> e.name().equals("iq") && e.attribute("id").orElse("").startsWith("late"))
            .ifPresent(e -> (isRefusal(e) ? refused : answered).add(e.attribute("id").orElse("")));
        next = session.reader().next();
      }
      session.sends("</stream:stream>");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
    int first = answered.size();
    assertThat(answered).isEqualTo(late(0, first));
    assertThat(refused).as("once each, in order").isEqualTo(late(first, LATE)).isNotEmpty();
  }

  /** Asks what the room is, and sends what awaits no answer. */
  private static void asks(FakeServer.Session session, String id) throws IOException {
    session.sends(
        "<iq type='get' id='%s' from='%s' to='%s'>".formatted(id, ROMEO, ROOM)
            + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
            + "<iq type='result' id='late' from='%s' to='%s'/>".formatted(ROMEO, ROOM));
  }

  private static boolean isRefusal(Element iq) {
    return iq.child("error")
        .filter(error -> error.attribute("type").equals(Optional.of("wait")))
        .flatMap(error -> error.child(STANZAS, "service-unavailable"))
        .isPresent();
  }

  private static List<String> late(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "late" + i).toList();
  }

  @Test
  void aSecondSignalEndsAtOnce(@TempDir Path data) throws Exception {
    try (ComponentProcess process = start(data, 600);
        FakeServer.Session session = server.accept().letsIn()) {
      flood(session);
      process.terminate();
      process.awaitLine("stopping");
      process.terminate();
      process.awaitLine("ending at once");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
  }

  @Test
  void aServerThatDoesNotReadIsWaitedForAsLongAsItIsSet(@TempDir Path data) throws Exception {
    try (ComponentProcess process = start(data, 1);
        FakeServer.Session session = server.accept().letsIn()) {
      flood(session);
      process.terminate();
      process.awaitLine("has not taken the last deliveries");
      process.awaitLine("stopped");
      assertThat(process.awaitExit()).isEqualTo(128 + 15);
    }
  }
}
