package dev.muc.feature;

import static dev.muc.testing.Received.body;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer is shown of what was said before (XEP-0045 §7.2.13). */
class HistoryTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  /** What Nym is shown on the way in. */
  private List<Stanza> shown() {
    rooms.enter(NYM, "Nym");
    return rooms.to(NYM).stream().filter(seen -> body(seen).isPresent()).toList();
  }

  private void send(String client, String id, String payload) {
    rooms.send(
        client,
        "<message type='groupchat' id='" + id + "' to='" + ROOM + "'>" + payload + "</message>");
  }

  @Test
  @Covers({
    "0045-7.2.13-1",
    "0045-7.2.13-3",
    "0045-7.2.13-4",
    "0045-7.2.13-5",
    "0203-2-1",
    "0203-2-2",
    "0203-2-3",
    "0203-2-4"
  })
  void eachMessageHasTheTimeAtWhichItWasSaidStatedByTheRoom() {
    rooms.pass(Duration.ofMillis(250));
    rooms.say(PISTOL, "Trust none");
    rooms.pass(Duration.ofHours(2));
    rooms.say(KING, "Once more");
    rooms.pass(Duration.ofDays(1));

    List<Stanza> shown = shown();

    assertThat(shown)
        .extracting(seen -> Received.delayBy(ROOM, seen).orElseThrow())
        .containsExactly(
            Instant.parse("2026-01-01T00:00:00.250Z"), Instant.parse("2026-01-01T02:00:00.250Z"));
    for (Stanza seen : shown) {
      assertThat(Received.count(seen, Namespaces.DELAY, "delay")).isEqualTo(1);
      Element delay = seen.payload(Namespaces.DELAY, "delay").orElseThrow();
      assertThat(delay.content()).isEmpty();
      assertThat(delay.attribute("stamp")).hasValueSatisfying(t -> assertThat(t).endsWith("Z"));
      assertThat(seen.payload(Namespaces.LEGACY_DELAY, "x")).isEmpty();
    }
  }

  @Test
  @Covers({"0045-7.2.13-8", "0359-2.1-2", "0421-4-3"})
  void messagesComeInOrderAsTheyWereHeardLive() {
    send(PISTOL, "m1", "<body>Trust none</body>");
    Stanza live = rooms.to(KING).get(0);
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>");
    send(KING, "m2", "<body>Once more</body>");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Ancient'/>");

    List<Stanza> shown = shown();

    assertThat(lines(shown)).containsExactly("Pistol: Trust none", "King: Once more");
    assertThat(shown)
        .allMatch(seen -> "groupchat".equals(seen.typeName()))
        .allMatch(seen -> NYM.equals(String.valueOf(seen.to())))
        .extracting(Stanza::id)
        .containsExactly("m1", "m2");
    assertThat(shown.get(0).from()).hasToString(ROOM + "/Pistol");
    assertThat(shown.get(0).payloads()).startsWith(live.payloads().toArray(Element[]::new));
  }

  @Test
  @Covers({"0045-7.2.13-7", "0045-10.2.1-9", "0334-4.2-1", "0334-5-1", "0045-7.5-9"})
  void onlyWhatWasSaidToAllAndMayBeKeptIsHistory() {
    send(PISTOL, "m1", "<body>Trust none</body>");
    send(KING, "s1", "<subject>War</subject>");
    send(KING, "c1", "<composing xmlns='http://jabber.org/protocol/chatstates'/>");
    send(KING, "n1", "<body>Secret</body><no-store xmlns='urn:xmpp:hints'/>");
    rooms.configure(KING, "muc#roomconfig_roomname", "The Breach");
    rooms.send(KING, "<message to='" + ROOM + "/Pistol'><body>Psst</body></message>");
    send(KING, "m2", "<subject>War</subject><body>Once more</body>");

    rooms.enter(NYM, "Nym");

    assertThat(lines(rooms.to(NYM)))
        .containsExactly(
            "+King",
            "+Pistol",
            "+Nym [110]",
            "Pistol: Trust none",
            "King: Once more",
            "King sets 'War'");
  }

  @Test
  @Covers({"0045-7.2.14-9", "0045-7.2.14-10", "0045-7.2.14-11", "0045-16.5.3-1"})
  void roomShowsSoManyMessagesWhateverIsAskedFor() {
    for (int i = 1; i <= 25; i++) {
      rooms.say(PISTOL, "line " + i);
    }
    assertThat(lines(shown())).hasSize(20).startsWith("Pistol: line 6").endsWith("Pistol: line 25");

    rooms.configure(KING, "muc#maxhistoryfetch", "3");
    for (String history :
        List.of("", "<history since='1970-01-01T00:00:00Z'/>", "<history maxstanzas='1000'/>")) {
      rooms.send(
          NYM,
          "<presence to='"
              + ROOM
              + "/Nym'><x xmlns='http://jabber.org/protocol/muc'>"
              + history
              + "</x></presence>");
      assertThat(rooms.to(NYM).stream().filter(seen -> body(seen).isPresent()).toList())
          .extracting(seen -> body(seen).orElseThrow())
          .containsExactly("line 23", "line 24", "line 25");
    }
  }

  @Test
  @Covers({"0045-16.5.3-1", "0045-7.2.13-1"})
  void roomMayShowNone() {
    rooms.configure(KING, "muc#maxhistoryfetch", "0");
    rooms.say(PISTOL, "Trust none");

    assertThat(shown()).isEmpty();
  }

  @Test
  @Covers({"0045-7.2.13-9", "0045-7.2.13-10"})
  void realSenderIsNamedOnlyWhereEverybodySeesRealAddresses() {
    rooms.say(PISTOL, "said in secret");
    rooms.configure(KING, "muc#roomconfig_whois", "anyone");
    rooms.say(PISTOL, "said in the open");
    List<Stanza> shown = shown();
    assertThat(shown.get(0).payload(Namespaces.ADDRESSES, "addresses")).isEmpty();
    assertThat(shown.get(1).payload(Namespaces.ADDRESSES, "addresses"))
        .flatMap(addresses -> addresses.child("address"))
        .hasValueSatisfying(
            address -> {
              assertThat(address.attribute("type")).contains("ofrom");
              assertThat(address.attribute("jid")).contains(PISTOL);
            });

    rooms.configure(KING, "muc#roomconfig_whois", "moderators");
    rooms.send(NYM, "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(shown()).hasSize(2).noneMatch(seen -> Received.mentions(seen, "pistol@tavern"));
  }

  @Test
  @Covers("0045-7.2.13-10")
  void nobodyElseNamesASender() {
    send(
        PISTOL,
        "m1",
        "<body>Trust none</body><addresses xmlns='http://jabber.org/protocol/address'>"
            + "<address type='ofrom' jid='king@court/throne'/></addresses>");
    assertThat(Received.mentions(rooms.to(KING).get(0), "ofrom")).isFalse();
    send(
        PISTOL,
        "m2",
        "<body>Trust none</body><addresses xmlns='http://jabber.org/protocol/address'>"
            + "<address type='replyto' jid='pistol@tavern'/></addresses>");
    assertThat(Received.mentions(rooms.to(KING).get(0), "replyto")).isTrue();

    assertThat(shown()).noneMatch(seen -> Received.mentions(seen, "ofrom"));
  }

  @Test
  @Covers({"0203-5-1", "0203-5-2", "0203-5-3", "0203-2-1"})
  void foreignDelayIsKeptBesideThatOfTheRoom() {
    send(
        PISTOL,
        "m1",
        "<body>Trust none</body><delay xmlns='urn:xmpp:delay' from='tavern'"
            + " stamp='1415-10-24T10:00:00Z'/><delay xmlns='urn:xmpp:delay'"
            + " from='Harfleur@CHAT.example' stamp='1415-01-01T00:00:00Z'/><delay"
            + " xmlns='urn:xmpp:delay' from='chat.example' stamp='1415-01-02T00:00:00Z'/><x"
            + " xmlns='jabber:x:delay' from='"
            + ROOM
            + "' stamp='14150103T00:00:00'/>");
    Stanza live = rooms.to(KING).get(0);
    assertThat(Received.count(live, Namespaces.DELAY, "delay")).isEqualTo(1);
    assertThat(Received.delayBy("tavern", live)).isPresent();
    assertThat(live.payload(Namespaces.LEGACY_DELAY, "x")).isEmpty();
    rooms.pass(Duration.ofSeconds(5));

    Stanza shown = shown().get(0);

    assertThat(Received.count(shown, Namespaces.DELAY, "delay")).isEqualTo(2);
    assertThat(Received.delayBy("tavern", shown)).contains(Instant.parse("1415-10-24T10:00:00Z"));
    assertThat(Received.delayBy(ROOM, shown)).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:xmpp:delay", "jabber:x:delay"})
  @Covers("0203-5-2")
  void delayThatNamesNobodyIsKept(String namespace) {
    String name = namespace.equals("urn:xmpp:delay") ? "delay" : "x";
    send(PISTOL, "m1", "<body>x</body><" + name + " xmlns='" + namespace + "' stamp='1'/>");

    assertThat(rooms.to(KING).get(0).payload(namespace, name)).isPresent();
  }

  @Test
  void historyOutlivesItsSpeakersButNotTheRoom() {
    rooms.say(PISTOL, "Trust none");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(lines(shown())).containsExactly("Pistol: Trust none");

    rooms.send(NYM, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "'/>");
    rooms.create(KING, "King");
    assertThat(shown()).isEmpty();
  }

  @Test
  @Covers("0359-2.1-2")
  void stanzaIdsOfTheHistoryAreThoseOfTheLiveMessages() {
    rooms.say(PISTOL, "Trust none");
    Optional<Element> live = rooms.to(KING).get(0).payload(Namespaces.STANZA_ID, "stanza-id");

    assertThat(shown().get(0).payload(Namespaces.STANZA_ID, "stanza-id")).isEqualTo(live);
  }

  @Test
  void longMessagesAreKeptAsFarAsTheBytesReach() {
    ServiceConfig config = ServiceConfig.of(Rooms.SERVICE, "secret");
    Limits limits = config.limits().with(Limit.HISTORY_BYTES, 50_000);
    Rooms small = new Rooms(config.withLimits(limits)).create(KING, "King");
    for (String letter : List.of("a", "b", "c", "d")) {
      small.say(KING, letter.repeat(10_000)); // Two bytes a character and some more.
    }
    small.enter(NYM, "Nym");
    assertThat(small.to(NYM).stream().flatMap(seen -> body(seen).stream()))
        .containsExactly("c".repeat(10_000), "d".repeat(10_000));
    small.say(KING, "e".repeat(30_000));
    small.enter(PISTOL, "Pistol");
    assertThat(small.to(PISTOL).stream().flatMap(seen -> body(seen).stream())).isEmpty();
  }
}
