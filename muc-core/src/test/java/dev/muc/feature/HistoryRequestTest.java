package dev.muc.feature;

import static dev.muc.testing.Received.body;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a newcomer limits what it is shown (XEP-0045 §7.2.14): ten messages are in the history, a
 * minute apart from midnight on; at ten past, the newcomer asks.
 */
class HistoryRequestTest {
  private static final String KING = "king@court/throne";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void tenMessages() {
    rooms.create(KING, "King");
    for (int i = 0; i < 10; i++) {
      say("m" + i, "line " + i);
      rooms.pass(Duration.ofMinutes(1));
    }
  }

  private void say(String id, String body) {
    rooms.send(
        KING,
        "<message type='groupchat' id='"
            + id
            + "' to='"
            + ROOM
            + "'><body>"
            + body
            + "</body></message>");
  }

  private List<Stanza> ask(String attributes) {
    rooms.send(
        NYM,
        "<presence to='"
            + ROOM
            + "/Nym'><x xmlns='http://jabber.org/protocol/muc'><history "
            + attributes
            + "/></x></presence>");
    return rooms.to(NYM).stream().filter(seen -> body(seen).isPresent()).toList();
  }

  /** The latest {@code count} messages, in order. */
  private void shows(int count, List<Stanza> shown) {
    assertThat(shown)
        .extracting(seen -> body(seen).orElseThrow())
        .containsExactlyElementsOf(
            IntStream.range(10 - count, 10).mapToObj(i -> "line " + i).toList());
  }

  /** The stanza as it stands on the wire, written by hand. */
  private static String wire(Stanza message, String body, String minute) {
    return "<message to='"
        + NYM
        + "' from='"
        + ROOM
        + "/King' type='groupchat' id='"
        + message.id()
        + "'><body>"
        + body
        + "</body><stanza-id xmlns='urn:xmpp:sid:0' id='"
        + message.payloads().get(1).attribute("id").orElseThrow()
        + "' by='"
        + ROOM
        + "'/><occupant-id xmlns='urn:xmpp:occupant-id:0' id='"
        + Received.occupantId(message)
        + "'/><delay xmlns='urn:xmpp:delay' from='"
        + ROOM
        + "' stamp='2026-01-01T00:"
        + minute
        + ":00Z'/></message>";
  }

  private int charsOf(int messages) {
    int chars = 0;
    List<Stanza> shown = ask("");
    for (int i = 10 - messages; i < 10; i++) {
      chars += wire(shown.get(i), "line " + i, "0" + i).length();
    }
    return chars;
  }

  @Test
  @Covers("0045-7.2.13-1")
  void withoutLimitsTheRoomDecides() {
    shows(10, ask(""));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "4,4", "10,10", "11,10", "-1,0"})
  @Covers({"0045-7.2.14-2", "0045-7.2.14-8", "0045-7.2.14-9"})
  void stanzasAreCounted(int asked, int shown) {
    shows(shown, ask("maxstanzas='" + asked + "'"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10})
  @Covers({"0045-7.2.14-1", "0045-7.2.14-6", "0045-7.2.14-7", "0045-7.2.14-9"})
  void wholeStanzasAreShownAsFarAsTheyFit(int messages) {
    int chars = charsOf(messages);

    shows(messages, ask("maxchars='" + chars + "'"));
    shows(messages - 1, ask("maxchars='" + (chars - 1) + "'"));
  }

  @Test
  @Covers("0045-7.2.14-8")
  void noCharactersAreNoHistory() {
    shows(0, ask("maxchars='0'"));
  }

  @Test
  @Covers({"0045-7.2.14-1", "0045-7.2.14-7"})
  void charactersAreThoseOnTheWire() {
    say("m-last", "a &amp; b &lt; c &gt; d 'e' \"f\" \uD83D\uDE42 \u00E9");
    Stanza last = ask("maxstanzas='1'").get(0);
    String wire = wire(last, "a &amp; b &lt; c &gt; d 'e' \"f\" \uD83D\uDE42 \u00E9", "10");
    int chars = wire.codePointCount(0, wire.length());

    assertThat(ask("maxchars='" + chars + "'")).hasSize(1);
    assertThat(ask("maxchars='" + (chars - 1) + "'")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "59,0", "60,0", "61,1", "299,4", "300,4", "301,5", "3600,10", "-5,0"})
  @Covers("0045-7.2.14-3")
  void secondsReachBackFromTheJoin(int seconds, int shown) {
    shows(shown, ask("seconds='" + seconds + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:05:00Z,      4",
    "2026-01-01T00:04:59Z,      5",
    "2026-01-01T01:05:00+01:00, 4",
    "1970-01-01T00:00:00Z,      10",
    "2026-01-01T00:09:00.001Z,  0",
    "2030-01-01T00:00:00Z,      0"
  })
  @Covers("0045-7.2.14-4")
  void sinceIsAPointInTime(String since, int shown) {
    shows(shown, ask("since='" + since + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 5, 301, 2026-01-01T00:00:00Z, 3",
    "5, 3, 301, 2026-01-01T00:00:00Z, 3",
    "5, 5, 181, 2026-01-01T00:00:00Z, 3",
    "5, 5, 301, 2026-01-01T00:06:30Z, 3",
    "5, 5, 301, 2026-01-01T00:04:30Z, 5",
    "5, 5,   0, 2026-01-01T00:04:30Z, 0"
  })
  @Covers("0045-7.2.14-5")
  void allLimitsHoldTogether(
      int stanzas, int messagesThatFit, int seconds, String since, int shown) {
    int chars = charsOf(messagesThatFit);

    shows(
        shown,
        ask(
            "maxstanzas='"
                + stanzas
                + "' maxchars='"
                + chars
                + "' seconds='"
                + seconds
                + "' since='"
                + since
                + "'"));
  }

  @Test
  @Covers("0045-7.2.14-5")
  void limitOfTheRoomHoldsTogetherWithThoseOfTheNewcomer() {
    rooms.configure(KING, "muc#maxhistoryfetch", "3");

    shows(3, ask("maxstanzas='5' seconds='301'"));
    shows(2, ask("maxstanzas='2'"));
    shows(2, ask("maxstanzas='5' seconds='121'"));
  }

  @Test
  @Covers("0045-19.1-1")
  void wishToEnterMayHaveAPasswordAndLimitsOfEveryKind() {
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "George");

    rooms.send(
        NYM,
        "<presence to='"
            + ROOM
            + "/Nym'><x xmlns='http://jabber.org/protocol/muc'>"
            + "<password>George</password><history maxchars='65000' maxstanzas='2' seconds='3600'"
            + " since='2026-01-01T00:00:00Z'/></x></presence>");

    shows(2, rooms.to(NYM).stream().filter(seen -> body(seen).isPresent()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxstanzas='many'",
        "maxchars=''",
        "seconds='1e3'",
        "since='yesterday'",
        "maxchars='99999999999'",
        "seconds='99999999999'"
      })
  void whatIsNoNumberOrTimeLimitsNothing(String attribute) {
    shows(10, ask(attribute));
  }
}
