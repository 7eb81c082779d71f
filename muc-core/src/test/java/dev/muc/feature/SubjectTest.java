package dev.muc.feature;

import static dev.muc.testing.Received.body;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.subject;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.Subject;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The subject of a room: who changes it, and who is told (XEP-0045 §7.2.15, §8.1). */
class SubjectTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  private void send(String client, String payload) {
    rooms.send(
        client, "<message type='groupchat' id='s1' to='" + ROOM + "'>" + payload + "</message>");
  }

  /** The last stanza that Nym is sent on the way in. */
  private Stanza onEntry() {
    rooms.enter(NYM, "Nym");
    List<Stanza> received = rooms.to(NYM);
    return received.get(received.size() - 1);
  }

  private String kept() {
    return rooms.room().subject().map(Subject::text).orElse("none");
  }

  @Test
  @Covers({"0045-8.1-3", "0045-8.1-5", "0045-8.1-6", "0045-5.1.1-14"})
  void changeIsReflectedToAllFromItsAuthor() {
    send(KING, "<subject>War</subject><extra xmlns='urn:example'/>");

    for (String client : List.of(KING, PISTOL)) {
      Stanza told = only(rooms.to(client));
      assertThat(told.from()).hasToString(ROOM + "/King");
      assertThat(told.typeName()).isEqualTo("groupchat");
      assertThat(told.id()).isEqualTo("s1");
      assertThat(subject(told)).contains("War");
      assertThat(body(told)).isEmpty();
      assertThat(told.payload("urn:example", "extra")).isPresent();
      assertThat(told.payload(Namespaces.DELAY, "delay")).isEmpty();
    }
    assertThat(kept()).isEqualTo("War");
  }

  @Test
  @Covers({
    "0045-7.2.15-2",
    "0045-7.2.15-3",
    "0045-7.2.15-4",
    "0045-8.1-7",
    "0045-8.1-10",
    "0421-4-3"
  })
  void newcomerIsSentTheLastChangeWithItsAuthorAndTime() {
    send(KING, "<subject>Peace</subject>");
    rooms.pass(Duration.ofHours(1));
    send(KING, "<subject>War</subject>");
    String id = Received.occupantId(only(rooms.to(PISTOL)));
    rooms.send(KING, "<presence to='" + ROOM + "/Harry'/>");
    rooms.pass(Duration.ofHours(1));

    Stanza told = onEntry();

    assertThat(told.from()).hasToString(ROOM + "/King");
    assertThat(told.to()).hasToString(NYM);
    assertThat(told.typeName()).isEqualTo("groupchat");
    assertThat(subject(told)).contains("War");
    assertThat(body(told)).isEmpty();
    assertThat(Received.delayBy(ROOM, told)).contains(MIDNIGHT.plus(Duration.ofHours(1)));
    assertThat(Received.occupantId(told)).isEqualTo(id);
  }

  @Test
  @Covers({"0045-7.2.15-1", "0045-7.2.15-2", "0045-7.2.15-5", "0045-7.2.15-7"})
  void roomThatNeverHadASubjectSendsAnEmptyOneWithoutATime() {
    Stanza told = onEntry();

    assertThat(told.from()).hasToString(ROOM);
    assertThat(told.typeName()).isEqualTo("groupchat");
    assertThat(told.payload(Stanza.NAMESPACE, "subject").map(Element::content)).contains(List.of());
    assertThat(body(told)).isEmpty();
    assertThat(told.payload(Namespaces.DELAY, "delay")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<subject/>", "<subject></subject>"})
  @Covers({"0045-8.1-9", "0045-7.2.15-5", "0045-7.2.15-6"})
  void emptySubjectClearsItForAllWithATime(String cleared) {
    send(KING, "<subject>War</subject>");
    rooms.pass(Duration.ofHours(1));

    send(KING, cleared);

    assertThat(lines(rooms.to(PISTOL))).containsExactly("King sets ''");
    assertThat(kept()).isEmpty();
    Stanza told = onEntry();
    assertThat(told.payload(Stanza.NAMESPACE, "subject").map(Element::content)).contains(List.of());
    assertThat(Received.delayBy(ROOM, told)).contains(MIDNIGHT.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<subject>War</subject><body>Peace</body>",
        "<subject>War</subject><body/>",
        "<subject>War</subject><thread>t1</thread>"
      })
  @Covers({"0045-7.2.15-8", "0045-8.1-4"})
  void subjectWithABodyOrInAThreadIsAnOrdinaryMessage(String payload) {
    send(KING, "<subject>Harry</subject>");

    send(PISTOL, payload);

    Stanza heard = only(rooms.to(KING));
    assertThat(heard.from()).hasToString(ROOM + "/Pistol");
    assertThat(subject(heard)).contains("War");
    assertThat(kept()).isEqualTo("Harry");
    assertThat(subject(onEntry())).contains("Harry");
  }

  @ParameterizedTest
  @CsvSource({
    "visitor,     0, false",
    "visitor,     1, false",
    "participant, 0, false",
    "participant, 1, true",
    "moderator,   0, true",
    "moderator,   1, true"
  })
  @Covers({
    "0045-8.1-1",
    "0045-8.1-2",
    "0045-8.1-8",
    "0045-7.3-1",
    "0045-5.1.1-12",
    "0045-5.1.1-13",
    "0045-5.1.1-14",
    "0045-16.5.3-4"
  })
  void roleAndConfigurationSayWhoChangesIt(String role, String open, boolean allowed) {
    rooms.configure(KING, "muc#roomconfig_changesubject", open);
    send(KING, "<subject>War</subject>");
    rooms.admin(KING, "<item nick='Pistol' role='" + role + "'/>");

    send(PISTOL, "<subject>Peace</subject>");

    if (allowed) {
      assertThat(lines(rooms.to(KING))).containsExactly("Pistol sets 'Peace'");
      assertThat(kept()).isEqualTo("Peace");
    } else {
      Stanza answer = only(rooms.outcome.stanzas());
      assertThat(error(answer)).isEqualTo("auth/forbidden");
      assertThat(answer.to()).hasToString(PISTOL);
      assertThat(kept()).isEqualTo("War");
    }
  }

  @Test
  @Covers("0045-8.1-1")
  void byDefaultParticipantsDoNotChangeIt() {
    send(PISTOL, "<subject>Peace</subject>");

    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("auth/forbidden");
  }

  @Test
  void strangersDoNotChangeIt() {
    send("king@court/tent", "<subject>Peace</subject>");

    assertThat(error(only(rooms.outcome.stanzas()))).isEqualTo("cancel/not-acceptable");
    assertThat(kept()).isEqualTo("none");
  }

  @Test
  @Covers({"0045-13-1", "rfc6120-8.1.5-1"})
  void subjectInSeveralLanguagesIsKeptAsItIs() {
    rooms.send(
        KING,
        "<message type='groupchat' xml:lang='en' to='"
            + ROOM
            + "'><subject>War</subject>"
            + "<subject xml:lang='fr'>Guerre</subject></message>");

    Stanza told = onEntry();
    assertThat(told.lang()).isEqualTo("en");
    assertThat(Received.count(told, Stanza.NAMESPACE, "subject")).isEqualTo(2);
    assertThat(told.payloads().toString()).contains("name=lang, value=fr");
  }
}
