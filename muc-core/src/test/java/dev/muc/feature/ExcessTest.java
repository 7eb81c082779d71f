package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.limits.Rate;
import dev.muc.limits.RateLimit;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that send or want too much (XEP-0045 §14.6). */
class ExcessTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String WAIT = "error wait/policy-violation";

  private static Rooms rooms(Limits limits) {
    return new Rooms(ServiceConfig.of(Rooms.SERVICE, "secret").withLimits(limits));
  }

  private static Limits lengths(int max) {
    return Limits.OFF.with(Limit.MESSAGE_LENGTH, max).with(Limit.PRESENCE_LENGTH, max);
  }

  private static String show(String show) {
    return "<presence to='" + ROOM + "/Pistol'><show>" + show + "</show></presence>";
  }

  private static final String HEAD = "<message to='" + ROOM + "' from='" + PISTOL + "' type='";

  /** A message to all of so many characters, as it comes in. */
  private static String message(String to, String type, int characters) {
    String head = HEAD.replace(ROOM, to) + type + "'><body>";
    String body = "x".repeat(characters - head.length() - "</body></message>".length());
    return "<message to='" + to + "' type='" + type + "'><body>" + body + "</body></message>";
  }

  @Test
  @Covers({"0045-14.6-2", "0045-7.4-5", "rfc6120-8.3.1-8"})
  void messageHasALength() {
    Rooms rooms = rooms(Limits.OFF.with(Limit.MESSAGE_LENGTH, 200));
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    rooms.send(PISTOL, message(ROOM, "groupchat", 200));
    assertThat(rooms.to(KING)).hasSize(1);
    rooms.send(PISTOL, message(ROOM, "groupchat", 201));
    Stanza refused = only(rooms.outcome.stanzas());
    assertThat(Rooms.error(refused)).isEqualTo("modify/policy-violation");
    assertThat(refused.payloads()).as("what was too long is not sent back").hasSize(1);
    rooms.send(PISTOL, message(ROOM + "/King", "chat", 201));
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/policy-violation");
  }

  @Test
  @Covers("0045-14.6-2")
  void hundredsOfRoomsMayBeEnteredAtOnce() {
    Rooms rooms = rooms(Limits.DEFAULT);

    for (int i = 0; i < 500; i++) {
      String room = "<presence to='r" + i + "@" + Rooms.SERVICE + "/Pistol'>";
      rooms.send(PISTOL, room + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
      assertThat(rooms.outcome.stanzas().get(0).isError()).as("room %d", i).isFalse();
    }

    rooms.enter(PISTOL, "Pistol");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly(WAIT);
    rooms.pass(RateLimit.CREATIONS.normal().interval());
    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.outcome.stanzas().get(0).isError()).isFalse();
  }

  @Test
  @Covers({"0045-14.6-2", "0045-14.6-3"})
  void presenceHasALengthButNobodyIsKeptFromLeaving() {
    Rooms rooms = rooms(Limits.OFF.with(Limit.PRESENCE_LENGTH, 200));
    String words = "<status>" + "x".repeat(200) + "</status>";
    rooms.create(KING, "King");
    String join =
        "<presence to='"
            + ROOM
            + "/Pistol'>%s<x xmlns='http://jabber.org/protocol/muc'/>"
            + "</presence>";

    assertThat(lines(rooms.send(PISTOL, join.formatted(words))))
        .containsExactly("error modify/policy-violation");
    rooms.send(PISTOL, join.formatted(""));
    assertThat(rooms.room().occupants()).hasSize(2);
    assertThat(
            lines(
                rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'>" + words + "</presence>")))
        .containsExactly("error modify/policy-violation");

    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'>" + words + "</presence>");
    assertThat(lines(rooms.to(KING))).containsExactly("-Pistol");
    assertThat(Received.status(only(rooms.to(KING)))).isEmpty();
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'>" + words + "</presence>");
    assertThat(rooms.outcome.stanzas()).isEmpty();
  }

  @Test
  @Covers("0045-14.6-2")
  void presenceMayBeJustAsLongAsTheServiceSays() {
    String says = "<status>" + "x".repeat(100) + "</status>";
    String head = "<presence from='" + PISTOL + "' to='" + ROOM + "/Pistol'>";
    int length = (head + says + "</presence>").length();
    Rooms rooms = rooms(Limits.OFF.with(Limit.PRESENCE_LENGTH, length));
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'>" + says + "</presence>");
    assertThat(lines(rooms.to(KING))).containsExactly("+Pistol");

    says = says.replace("<status>", "<status>x");
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'>" + says + "</presence>");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error modify/policy-violation");
  }

  @Test
  @Covers("rfc6120-8.3.1-10")
  void longErrorIsNotAnsweredEither() {
    Rooms rooms = rooms(lengths(100));
    rooms.create(KING, "King");
    String words = "<body>" + "x".repeat(200) + "</body>";

    assertThat(rooms.send(KING, "<message type='error' to='" + ROOM + "'>" + words + "</message>"))
        .isEmpty();
    assertThat(
            rooms.send(KING, "<presence type='error' to='" + ROOM + "'>" + words + "</presence>"))
        .isEmpty();
  }

  @Test
  void longAnswersToRequestsPass() {
    Rooms rooms = rooms(lengths(500));
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    Stanza asked =
        only(
            rooms.send(
                PISTOL,
                "<iq type='get' id='v' to='" + ROOM + "/King'><vCard xmlns='vcard-temp'/></iq>"));

    rooms.send(
        "king@court",
        "<iq type='result' id='"
            + asked.id()
            + "' to='"
            + ROOM
            + "/Pistol'><vCard xmlns='vcard-temp'><PHOTO>"
            + "x".repeat(9_000)
            + "</PHOTO></vCard></iq>");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("result");
  }

  @Test
  @Covers({"0045-14.6-2", "0045-7.4-5"})
  void accountSendsSoManyMessagesAtOnceAndThenOneAtATime() {
    Rooms rooms = rooms(Limits.OFF.with(RateLimit.MESSAGES, Rate.of(3, 2)));
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter("pistol@tavern/bed", "Pistol");

    assertThat(lines(rooms.say(PISTOL, "1"))).doesNotContain(WAIT);
    assertThat(lines(rooms.say("pistol@tavern/bed", "2"))).doesNotContain(WAIT);
    rooms.send(PISTOL, "<message to='" + ROOM + "/King'><body>3</body></message>");
    assertThat(lines(rooms.outcome.stanzas())).doesNotContain(WAIT);
    assertThat(lines(rooms.say(PISTOL, "4"))).containsExactly(WAIT);
    assertThat(lines(rooms.say("pistol@tavern/bed", "5"))).containsExactly(WAIT);
    assertThat(lines(rooms.say(KING, "I am not concerned"))).doesNotContain(WAIT);

    rooms.pass(Duration.ofMillis(499));
    assertThat(lines(rooms.say(PISTOL, "6"))).containsExactly(WAIT);
    rooms.pass(Duration.ofMillis(1));
    assertThat(lines(rooms.say(PISTOL, "7"))).doesNotContain(WAIT);
    assertThat(lines(rooms.say(PISTOL, "8"))).containsExactly(WAIT);
    rooms.pass(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(lines(rooms.say(PISTOL, "again " + i))).doesNotContain(WAIT);
    }
    assertThat(lines(rooms.say(PISTOL, "9"))).containsExactly(WAIT);
  }

  @Test
  @Covers("0045-14.6-2")
  void accountSaysSoOftenSomethingNewOfItselfAndMayLeaveAtAnyTime() {
    Rooms rooms = rooms(Limits.OFF.with(RateLimit.PRESENCES, Rate.of(3, 1)));
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.send(PISTOL, show("away"));
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>");
    assertThat(lines(rooms.to(KING))).containsExactly("-Pistol [303]", "+Ancient");

    assertThat(lines(rooms.send(PISTOL, show("xa")))).containsExactly(WAIT);
    assertThat(lines(rooms.say(PISTOL, "I can still speak"))).doesNotContain(WAIT);
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(lines(rooms.to(KING))).containsExactly("-Ancient");
    assertThat(lines(rooms.enter(PISTOL, "Pistol"))).containsExactly(WAIT);
    rooms.pass(Duration.ofSeconds(1));
    assertThat(lines(rooms.enter(PISTOL, "Pistol"))).contains("+Pistol [110]");
  }

  @Test
  void errorsAndAnswersAreNotCounted() {
    Rooms rooms =
        rooms(
            Limits.OFF
                .with(RateLimit.MESSAGES, Rate.of(1, 1))
                .with(RateLimit.PRESENCES, Rate.of(2, 1)));
    rooms.create(KING, "King");
    for (int i = 0; i < 5; i++) {
      assertThat(rooms.send(KING, "<message type='error' to='" + ROOM + "'/>")).isEmpty();
      assertThat(rooms.send(KING, "<presence type='error' to='" + ROOM + "'/>")).isEmpty();
      assertThat(rooms.send(KING, "<presence type='probe' to='" + ROOM + "/King'/>")).hasSize(1);
    }

    assertThat(lines(rooms.say(KING, "Once more"))).doesNotContain(WAIT);
    assertThat(lines(rooms.enter(KING, "King"))).doesNotContain(WAIT);
  }

  @Test
  @Covers("0045-14.6-2")
  void limitsAreOnByDefaultAndCanBeTurnedOff() {
    Rooms rooms = new Rooms();
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    for (int i = 0; i < 200; i++) {
      assertThat(lines(rooms.say(PISTOL, "line"))).doesNotContain(WAIT);
    }
    assertThat(lines(rooms.say(PISTOL, "line"))).containsExactly(WAIT);

    Rooms free = rooms(Limits.OFF);
    free.create(KING, "King");
    for (int i = 0; i < 1_000; i++) {
      free.say(KING, "line");
      assertThat(lines(free.enter(KING, "King"))).doesNotContain(WAIT);
    }
    assertThat(lines(free.send(KING, message(ROOM, "groupchat", 200_000)))).doesNotContain(WAIT);
  }

  @Test
  @Covers({"0045-14.6-4", "0045-7.2.11-2", "0045-7.2.17-3"})
  void accountCreatesSoManyRoomsUnlessItAdministersTheService() {
    Limits limits = Limits.DEFAULT.with(Limit.ROOMS_PER_ACCOUNT, 2);
    Rooms rooms =
        new Rooms(
            ServiceConfig.of(Rooms.SERVICE, "secret")
                .withLimits(limits)
                .withAdmins(List.of(BareJid.of("duke@court"))));

    for (String name : List.of("a", "b")) {
      assertThat(lines(rooms.send(PISTOL, join(name)))).contains("+P [201 110]");
      assertThat(lines(rooms.send("duke@court/x", join("duke" + name)))).contains("+P [201 110]");
    }
    assertThat(lines(rooms.send(PISTOL, join("c")))).containsExactly("error cancel/not-allowed");
    assertThat(lines(rooms.send("duke@court/x", join("dukec")))).contains("+P [201 110]");
    assertThat(lines(rooms.send(PISTOL, join("a")))).as("it exists").contains("+P [201 110]");

    rooms.send(PISTOL, "<presence type='unavailable' to='a@chat.example'/>");
    assertThat(lines(rooms.send(PISTOL, join("c")))).contains("+P [201 110]");
    assertThat(lines(rooms.send(PISTOL, join("d")))).containsExactly("error cancel/not-allowed");
  }

  private static String join(String room) {
    return "<presence to='"
        + room
        + "@chat.example/P'><x xmlns='http://jabber.org/protocol/muc'/></presence>";
  }

  @Test
  void rateThatIsNoneIsAMistakeOfTheEmbedder() {
    assertThatThrownBy(() -> new Rate(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(1, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
