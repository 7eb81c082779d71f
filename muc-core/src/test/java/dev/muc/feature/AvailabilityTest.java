package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.show;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Received.status;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An occupant says something new of its availability (XEP-0045 §7.7). */
class AvailabilityTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private static final String STATUS_ALLOWED = "x-muc#roomconfig_visitorstatus";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void kingAModeratorPistolAndNym() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
  }

  private void say(String client, String nick, String says) {
    rooms.send(client, "<presence to='" + ROOM + "/" + nick + "'>" + says + "</presence>");
  }

  @Test
  @Covers({"0045-7.7-1", "0045-7.7-2", "0045-17.3-9", "0045-18.1-11", "0045-17.3-10"})
  void everybodyIsToldWithAllThatWasSaid() {
    say(
        PISTOL,
        "Pistol",
        "<show>xa</show><status>in a ditch</status><priority>3</priority>"
            + "<c xmlns='http://jabber.org/protocol/caps' node='urn:n' ver='v' hash='sha-1'/>");

    for (String client : List.of(KING, PISTOL, NYM)) {
      Stanza seen = only(rooms.to(client));
      assertThat(seen.from()).hasToString(ROOM + "/Pistol");
      assertThat(show(seen)).contains("xa");
      assertThat(status(seen)).contains("in a ditch");
      assertThat(seen.payload(Stanza.NAMESPACE, "priority")).isPresent();
      assertThat(seen.payload("http://jabber.org/protocol/caps", "c")).isPresent();
      assertThat(standing(seen)).isEqualTo("none/participant");
    }
    assertThat(codes(only(rooms.to(PISTOL)))).containsExactly(110);
    assertThat(codes(only(rooms.to(KING)))).isEmpty();
    assertThat(jid(only(rooms.to(KING)))).contains(PISTOL);
    assertThat(jid(only(rooms.to(NYM)))).isEmpty();
    assertThat(rooms.outcome.deliveries()).as("self, with address, without").hasSize(3);
  }

  @Test
  @Covers({"0045-17.3-8", "0421-4-2", "0421-4-1"})
  void onlyTheRoomSaysWhoSomebodyIs() {
    String id = Received.occupantId(rooms.to(NYM).get(1));

    say(
        PISTOL,
        "Pistol",
        "<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='owner'/></x>"
            + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>");

    Stanza seen = only(rooms.to(NYM));
    assertThat(Received.count(seen, Namespaces.MUC_USER, "x")).isEqualTo(1);
    assertThat(Received.count(seen, Namespaces.OCCUPANT_ID, "occupant-id")).isEqualTo(1);
    assertThat(Received.occupantId(seen)).isEqualTo(id);
    assertThat(standing(seen)).isEqualTo("none/participant");
  }

  @Test
  @Covers({"0045-5.1-7", "0045-5.2-9", "0045-17.3-12", "0045-17.3-13"})
  void changedStandingIsToldAndKeptInAllLaterPresence() {
    rooms.affiliate(KING, "pistol@tavern", "member");
    assertThat(standing(only(rooms.to(NYM)))).isEqualTo("member/participant");
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");
    assertThat(standing(only(rooms.to(NYM)))).isEqualTo("member/visitor");

    say(PISTOL, "Pistol", "<show>away</show>");
    assertThat(standing(only(rooms.to(NYM)))).isEqualTo("member/visitor");

    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");
    assertThat(standing(only(rooms.to(NYM)))).isEqualTo("member/none");
  }

  @Test
  @Covers("0045-5.1.1-7")
  void visitorsMayChangeTheirStatusByDefault() {
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");

    say(PISTOL, "Pistol", "<show>away</show><status>muttering</status>");

    assertThat(show(only(rooms.to(NYM)))).contains("away");
    assertThat(status(only(rooms.to(NYM)))).contains("muttering");
  }

  @Test
  @Covers({"0045-14.6-3", "0045-5.1.1-7"})
  void visitorsThatMayNotSpeakByStatusSayNothingInPresenceOfAnyKind() {
    rooms.configure(KING, STATUS_ALLOWED, "0");
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");
    String words =
        "<show>away</show><status>muttering</status><priority>3</priority>"
            + "<nick xmlns='http://jabber.org/protocol/nick'>muttering</nick>";

    say(PISTOL, "Pistol", words);
    assertThat(show(only(rooms.to(NYM)))).contains("away");
    assertThat(only(rooms.to(NYM)).payload(Stanza.NAMESPACE, "priority")).isPresent();
    assertThat(Received.mentions(only(rooms.to(NYM)), "muttering")).isFalse();
    say(PISTOL, "Ancient", words);
    assertThat(rooms.to(NYM)).noneMatch(seen -> Received.mentions(seen, "muttering"));
    rooms.send(
        PISTOL, "<presence type='unavailable' to='" + ROOM + "/Ancient'>" + words + "</presence>");
    assertThat(lines(rooms.to(NYM))).containsExactly("-Ancient");
    assertThat(Received.mentions(only(rooms.to(NYM)), "muttering")).isFalse();
  }

  @Test
  @Covers("0045-14.6-3")
  void visitorsThatMayNotSpeakByStatusCannotDoSoByEntering() {
    rooms.configure(KING, STATUS_ALLOWED, "0", "muc#roomconfig_moderatedroom", "1");
    String presence =
        "<presence to='"
            + ROOM
            + "/Boy'><status>muttering</status>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>";

    rooms.send("boy@tavern/door", presence);
    assertThat(status(only(rooms.to(NYM)))).isEmpty();
    rooms.send("boy@tavern/cellar", presence);
    assertThat(status(rooms.to(KING).get(0))).isEmpty();

    rooms.affiliate(KING, "boy@tavern", "member");
    say("boy@tavern/door", "Boy", "<status>speaking</status>");
    assertThat(status(only(rooms.to("boy@tavern/door")))).isEmpty();
    say("boy@tavern/cellar", "Boy", "<status>speaking</status>");
    assertThat(status(only(rooms.to(NYM)))).contains("speaking");
  }

  @Test
  @Covers({"0045-7.7-1", "0045-16.5.3-14"})
  void whoseRoleIsNotBroadcastIsConfirmedItsUpdateAlone() {
    rooms.configure(KING, "muc#roomconfig_presencebroadcast", "moderator");

    say(PISTOL, "Pistol", "<show>away</show>");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+Pistol [110]");
    assertThat(rooms.outcome.stanzas()).hasSize(1);

    say(KING, "King", "<show>dnd</show>");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+King");
  }

  @Test
  @Covers({"0045-13-1", "rfc6120-8.1.5-1"})
  void languageOfAPresenceIsKept() {
    rooms.send(
        PISTOL,
        "<presence xml:lang='cy' to='" + ROOM + "/Pistol'><status>cennin</status></presence>");

    assertThat(rooms.outcome.stanzas()).hasSize(3).allMatch(seen -> "cy".equals(seen.lang()));
    rooms.enter("fluellen@camp/fire", "Fluellen");
    assertThat(rooms.to("fluellen@camp/fire").get(1).lang()).isEqualTo("cy");
    assertThat(rooms.to("fluellen@camp/fire").get(0).lang()).isNull();
  }
}
