package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Compatibility;
import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.spec.Covers;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which nicks and room names there can be, on the way in and on a change (XEP-0045 §17.1). */
class NickRulesTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String ROBOT = "\uD83E\uDD16";

  /** What is said of this nick to one who enters with it, and to one who changes to it. */
  private static List<String> answers(Rooms rooms, String nick) {
    rooms.create(KING, "King");
    String entering = lines(rooms.enter(PISTOL, nick)).get(0);
    rooms.enter("nym@tavern/bench", "Nym");
    rooms.send("nym@tavern/bench", "<presence to='" + ROOM + "/" + nick + "'/>");
    return List.of(entering, lines(rooms.to("nym@tavern/bench")).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2800", "\u0301", "\u2800\u2800"})
  @Covers({"0045-17.1-4", "0045-7.6-11"})
  void nickThatCannotBeSeenIsMalformed(String nick) {
    assertThat(answers(new Rooms(), nick)).containsOnly("error modify/jid-malformed");
  }

  @ParameterizedTest
  @CsvSource({"64, true", "65, false"})
  @Covers({"0045-14.6-3", "0045-17.1-5"})
  void nickHasALength(int length, boolean accepted) {
    String nick = "\uD834\uDD1E".repeat(length);

    assertThat(answers(new Rooms(), nick))
        .allMatch(answer -> answer.equals("error modify/not-acceptable") != accepted);
    assertThat(Limits.DEFAULT.of(Limit.NICK_LENGTH)).isEqualTo(64);
  }

  @Test
  @Covers("0045-17.1-5")
  void nickThatOlderServersCannotAddressIsRefusedUnlessTheServiceAllowsIt() {
    assertThat(answers(new Rooms(), ROBOT)).containsOnly("error modify/jid-malformed");
    Compatibility none = new Compatibility(false, false, false);
    ServiceConfig lenient = ServiceConfig.of(Rooms.SERVICE, "secret").withCompatibility(none);

    assertThat(answers(new Rooms(lenient), ROBOT)).doesNotContain("error modify/jid-malformed");
  }

  @Test
  @Covers({"0045-7.2.8-8", "0045-14.6-7", "0045-7.2.8-1", "0045-7.6-7"})
  void nicksAreComparedWithoutRegardToCaseWidthAndSpaces() {
    for (String same : List.of("KING", "\uFF2Bing", "king")) {
      assertThat(answers(new Rooms(), same)).as(same).contains("error cancel/conflict");
    }
  }

  @Test
  @Covers("0045-7.2.8-8")
  void sameRuleHoldsOnAChange() {
    Rooms rooms = new Rooms();
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    for (String same : List.of("KING", "\uFF2Bing", "king")) {
      rooms.send(PISTOL, "<presence to='" + ROOM + "/" + same + "'/>");
      assertThat(lines(rooms.outcome.stanzas())).containsExactly("error cancel/conflict");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "harfleur@chat.example/",
        "harfleur@chat.example/ ",
        "harfleur@chat.example/\u0007",
        "harfleur@chat.example/\u200B",
        "@chat.example/King",
        "har fleur@chat.example/King",
        "har\"fleur@chat.example/King",
        "harfleur@/King"
      })
  @Covers({"0045-17.1-1", "0045-17.1-2", "0045-17.1-3", "0045-17.1-4"})
  void whatTheProfilesRefuseIsNoAddressAtAll(String address) {
    assertThat(Jid.parse(address)).isEmpty();
  }

  @Test
  @Covers({"0045-17.1-1", "0045-17.1-2"})
  void roomNamesIgnoreCaseAndNicksKeepIt() {
    Rooms rooms = new Rooms();
    rooms.create(KING, "King");

    rooms.send(
        PISTOL,
        "<presence to='HARFLEUR@Chat.Example/PiStOl'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");

    assertThat(rooms.service.roomCount()).isEqualTo(1);
    assertThat(lines(rooms.to(KING))).containsExactly("+PiStOl");
  }

  @Test
  @Covers("0045-18.1-15")
  void whereVisitorsKeepTheirNickAReservedOneIsStillKeptForItsHolderAndToldToIt() {
    Rooms rooms = new Rooms();
    rooms.create(KING, "King");
    rooms.configure(KING, "x-muc#roomconfig_visitornick", "0");
    rooms.admin(KING, "<item jid='pistol@tavern' affiliation='member' nick='Ancient'/>");
    rooms.enter(PISTOL, "Ancient");
    rooms.admin(KING, "<item nick='Ancient' role='visitor'/>");

    rooms.send(PISTOL, "<presence to='" + ROOM + "/Other'/>");
    assertThat(lines(rooms.outcome.stanzas())).containsExactly("error cancel/not-acceptable");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(lines(rooms.enter("nym@tavern/bench", "Ancient")))
        .containsExactly("error cancel/conflict");
    rooms.send(
        PISTOL,
        "<iq type='get' id='n' to='"
            + ROOM
            + "'><query xmlns='http://jabber.org/protocol/disco#info'"
            + " node='x-roomuser-item'/></iq>");
    assertThat(only(rooms.outcome.stanzas()).payloads().toString()).contains("value=Ancient");
  }

  @Test
  void refusalSaysWhatIsWrong() {
    Rooms rooms = new Rooms();
    rooms.create(KING, "King");

    for (String[] each :
        new String[][] {
          {"\u2800", "A nickname needs characters that can be seen"},
          {"x".repeat(65), "A nickname has at most 64 characters here"},
          {ROBOT, "Nickname must pass strict validation"}
        }) {
      StanzaError error = StanzaError.of(only(rooms.enter(PISTOL, each[0]))).orElseThrow();
      assertThat(error.text()).isEqualTo(each[1]);
    }
  }
}
