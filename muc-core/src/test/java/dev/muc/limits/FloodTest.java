package dev.muc.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Fifty clients that flood a room, and fifty that talk in it, by a clock of the test. */
class FloodTest {
  private static final int EACH = 50;
  private static final int SECONDS = 10;
  private static final int A_SECOND = 100;
  private static final int KINDS = 8;
  private static final int SMALL = 5;
  private static final String X = "<x xmlns='" + Namespaces.MUC + "'/>";

  private final Rooms rooms = new Rooms();
  private final TreeMap<String, Integer> refusals = new TreeMap<>();

  private static String abuser(int i) {
    return "abuser" + i + "@tavern/1";
  }

  private static String honest(int i) {
    return "honest" + i + "@court/1";
  }

  /** What abusers do, one kind each. */
  private static String flood(int abuser, int n) {
    String room = Rooms.ROOM;
    List<IntFunction<String>> kinds =
        List.of(
            i -> "<message type='groupchat' to='" + room + "'><body>" + i + "</body></message>",
            i -> "<presence to='" + room + "/A" + abuser + "'><show>away</show></presence>",
            i -> "<presence to='" + room + "/A" + abuser + (i % 2) + "'/>",
            i ->
                i % 2 == 0
                    ? "<presence type='unavailable' to='" + room + "/A" + abuser + "'/>"
                    : "<presence to='" + room + "/A" + abuser + "'>" + X + "</presence>",
            i ->
                "<message to='"
                    + room
                    + "'><x xmlns='"
                    + Namespaces.MUC_USER
                    + "'><invite to='victim"
                    + i
                    + "@far'/></x></message>",
            i -> iq(Namespaces.MUC_ADMIN, "<item nick='King' role='none'/>".repeat(1_001)),
            i -> message("<a>".repeat(90) + "</a>".repeat(90)),
            i -> message("<body>" + "x".repeat(70_000) + "</body>"));
    return kinds.get(abuser % KINDS).apply(n);
  }

  private static String message(String content) {
    return "<message type='groupchat' to='" + Rooms.ROOM + "'>" + content + "</message>";
  }

  private static String iq(String namespace, String content) {
    return "<iq type='set' id='i' to='"
        + Rooms.ROOM
        + "'><query xmlns='"
        + namespace
        + "'>"
        + content
        + "</query></iq>";
  }

  @Test
  void honestPeopleAreHeardAndHearLittleOfTheFlood() {
    rooms.create("king@court/throne", "King");
    for (int i = 0; i < EACH; i++) {
      rooms.enter(honest(i), "H" + i);
      rooms.enter(abuser(i), "A" + i);
    }
    for (int second = 0; second < SECONDS; second++) {
      for (int n = 0; n < A_SECOND; n++) {
        for (int i = 0; i < EACH; i++) {
          abuse(i, second * A_SECOND + n);
        }
      }
      for (int i = second % 10; i < EACH; i += 10) {
        assertHeard(honest(i), "line " + second);
      }
      rooms.pass(Duration.ofSeconds(1));
    }

    assertThat(rooms.room().occupants().stream().filter(o -> o.nick().startsWith("H")))
        .as("nobody was driven out")
        .hasSize(EACH);
    assertThat(refusals.keySet()).as("each limit is named").hasSizeGreaterThanOrEqualTo(6);
    int sent = EACH * SMALL / KINDS * SECONDS * A_SECOND;
    assertThat(refusals.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThan(sent / 3);
    assertThat(rooms.room().history()).hasSizeLessThanOrEqualTo(20);
  }

  private void abuse(int i, int n) {
    if (i % KINDS >= SMALL && n % 10 != 0) {
      return; // What is huge comes less often.
    }
    for (Stanza sent : rooms.send(abuser(i), flood(i, n))) {
      if (sent.isError()) {
        String text = StanzaError.of(sent).orElseThrow().text();
        refusals.merge(text == null ? "" : text, 1, Integer::sum);
      }
    }
  }

  private void assertHeard(String client, String words) {
    rooms.say(client, words);
    assertThat(rooms.to(honest(0))).as("%s says %s", client, words).hasSize(1);
    assertThat(rooms.outcome.stanzas()).noneMatch(Stanza::isError);
  }
}
