package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subject is changed, cleared and shown (XEP-0045 §8.1). */
class SubjectTest {
  private final Rooms rooms = crew();

  private List<Stanza> send(String client, String content) {
    return rooms.send(
        client, "<message type='groupchat' id='s' to='" + ROOM + "'>" + content + "</message>");
  }

  private String subject() {
    return rooms.room().subject().map(subject -> subject.text()).orElse("unset");
  }

  private static String subject(Stanza stanza) {
    return stanza.payload(Stanza.NAMESPACE, "subject").map(Element::text).orElse("none");
  }

  @Test
  @Covers({"0045-8.1-3", "0045-8.1-5", "0045-8.1-6"})
  void aModeratorsSubjectIsReflectedToAll() {
    send(MODERATOR, "<subject>Leeks</subject><x xmlns='urn:x'/>");

    assertThat(subject()).isEqualTo("Leeks");
    for (String client : new String[] {OWNER, MEMBER, GUEST, MODERATOR}) {
      Stanza reflected = rooms.to(client).get(0);
      assertThat(rooms.to(client)).hasSize(1);
      assertThat(reflected.from()).hasToString(ROOM + "/Gower");
      assertThat(reflected.typeName()).isEqualTo("groupchat");
      assertThat(subject(reflected)).isEqualTo("Leeks");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {GUEST, MEMBER})
  @Covers({"0045-8.1-1", "0045-8.1-8"})
  void byDefaultNobodyElseChangesIt(String client) {
    send(OWNER, "<subject>Leeks</subject>");

    List<Stanza> answer = send(client, "<subject>Onions</subject>");

    assertThat(answer).hasSize(1);
    assertThat(error(answer.get(0))).isEqualTo("auth/forbidden");
    assertThat(subject()).isEqualTo("Leeks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<body>Hear!</body>", "<thread>t1</thread>"})
  @Covers("0045-8.1-4")
  void aSubjectWithBodyOrThreadIsAnOrdinaryMessage(String more) {
    send(GUEST, "<subject>Onions</subject>" + more);

    assertThat(subject()).isEqualTo("unset");
    assertThat(rooms.to(MEMBER)).hasSize(1);
    assertThat(subject(rooms.to(MEMBER).get(0))).isEqualTo("Onions");
  }

  @Test
  @Covers("0045-8.1-9")
  void anEmptySubjectClearsIt() {
    send(OWNER, "<subject>Leeks</subject>");

    send(OWNER, "<subject/>");

    assertThat(subject()).isEmpty();
    assertThat(subject(rooms.to(GUEST).get(0))).isEmpty();
    rooms.enter(OTHER, "Nym");
    List<Stanza> received = rooms.to(OTHER);
    Stanza last = received.get(received.size() - 1);
    assertThat(subject(last)).isEmpty();
    assertThat(last.from()).hasToString(ROOM + "/Henry");
  }

  @Test
  @Covers({"0045-8.1-7", "0045-8.1-10"})
  void whoEntersLaterIsToldWhoSetItAndWhen() {
    send(MODERATOR, "<subject>Leeks</subject>");
    String then = rooms.now().toString();
    rooms.pass(Duration.ofHours(1));
    rooms.say(OWNER, "Peace");
    leave(rooms, MODERATOR);

    rooms.enter(OTHER, "Nym");

    List<Stanza> received = rooms.to(OTHER);
    Stanza last = received.get(received.size() - 1);
    assertThat(subject(last)).isEqualTo("Leeks");
    assertThat(last.from()).hasToString(ROOM + "/Gower");
    assertThat(last.payload(Namespaces.DELAY, "delay").orElseThrow().attribute("stamp"))
        .contains(then);
    assertThat(received.get(received.size() - 2).payload(Stanza.NAMESPACE, "body")).isPresent();
  }
}
