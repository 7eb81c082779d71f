package dev.muc.feature;

import static dev.muc.testing.Received.jid;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Received.show;
import static dev.muc.testing.Received.standing;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client enters a room (XEP-0045 §7.2): what it is told, and what the others are. */
class JoinTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  @Test
  @Covers({
    "0045-7.1-1",
    "0045-7.1-2",
    "0045-7.1-3",
    "0045-7.2.1-1",
    "0045-7.2.2-1",
    "0045-7.2.2-7",
    "0045-7.2.13-2",
    "0045-7.2.13-6",
    "0045-7.2.15-1"
  })
  void newcomerSeesTheOthersThenItselfThenHistoryThenTheSubject() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.say(KING, "Once more");
    rooms.say(PISTOL, "Bear up");
    rooms.send(
        KING, "<message type='groupchat' to='" + ROOM + "'><subject>Breach</subject></message>");

    rooms.enter(NYM, "Nym");

    assertThat(lines(rooms.to(NYM)))
        .containsExactly(
            "+King",
            "+Pistol",
            "+Nym [110]",
            "King: Once more",
            "Pistol: Bear up",
            "King sets 'Breach'");
    assertThat(rooms.to(NYM)).allMatch(stanza -> stanza.to().toString().equals(NYM));
  }

  @Test
  @Covers({"0045-7.1-4", "0045-7.2.16-1"})
  void whatHappensLaterReachesTheNewcomerAfterTheSubject() {
    rooms.create(KING, "King");

    List<Stanza> sent = rooms.enter(PISTOL, "Pistol");

    // Within the join nothing else is sent to it; from then on it hears all.
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+King", "+Pistol [110]", "room sets ''");
    assertThat(sent.get(3).to()).hasToString(KING);
    rooms.say(KING, "Once more");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("King: Once more");
    rooms.enter(NYM, "Nym");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+Nym");
    rooms.send(NYM, "<presence to='" + ROOM + "/Nym'><show>away</show></presence>");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+Nym");
    rooms.send(NYM, "<presence type='unavailable' to='" + ROOM + "/Nym'/>");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("-Nym");
  }

  @Test
  @Covers({"0045-7.2.2-4", "0045-7.2.4-1"})
  void everybodyIsToldOfTheNewcomerOnce() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    rooms.enter(NYM, "Nym");

    for (String client : List.of(KING, PISTOL)) {
      Stanza seen = only(rooms.to(client));
      assertThat(seen.from()).hasToString(ROOM + "/Nym");
      assertThat(seen.to()).hasToString(client);
      assertThat(codes(seen)).isEmpty();
    }
    assertThat(rooms.outcome.deliveries())
        .as("a presence for each view, not each viewer")
        .hasSize(6);
  }

  @Test
  @Covers({"0045-7.2.2-2", "0045-5.2-7"})
  void initialPresencesSayInWhatStandingTheOthersAre() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.enter("exeter@court/hall", "Exeter");
    rooms.enter(PISTOL, "Pistol");
    rooms.enter("bates@camp/fire", "Bates");

    rooms.enter(NYM, "Nym");

    assertThat(rooms.to(NYM).subList(0, 5))
        .extracting(Received::standing)
        .containsExactly(
            "owner/moderator",
            "admin/moderator",
            "member/participant",
            "none/visitor",
            "none/visitor");
  }

  @Test
  @Covers({"0045-7.2.2-3", "0045-17.3-8", "0045-17.3-7"})
  void whatAClientSaysOfItsOwnStandingIsDropped() {
    rooms.create(KING, "King");

    rooms.send(
        PISTOL,
        "<presence to='"
            + ROOM
            + "/Pistol'><x xmlns='http://jabber.org/protocol/muc'/>"
            + "<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='owner'"
            + " role='moderator' jid='king@court/throne'/><status code='100'/></x></presence>");

    for (Stanza seen : List.of(rooms.to(KING).get(0), rooms.to(PISTOL).get(1))) {
      assertThat(Received.count(seen, Namespaces.MUC_USER, "x")).isEqualTo(1);
      assertThat(Received.count(seen, Namespaces.MUC, "x")).isZero();
      assertThat(standing(seen)).isEqualTo("none/participant");
      assertThat(codes(seen)).doesNotContain(100);
    }
  }

  @Test
  @Covers({"0045-7.2.2-6", "0045-16.6.2-6"})
  void onlyTheSelfPresenceHasCode110() {
    rooms.create(KING, "King");

    rooms.enter(PISTOL, "Pistol");

    assertThat(codes(rooms.to(PISTOL).get(0))).doesNotContain(110);
    assertThat(codes(rooms.to(PISTOL).get(1))).contains(110);
    assertThat(codes(only(rooms.to(KING)))).doesNotContain(110);
  }

  @Test
  @Covers("0045-7.2.2-10")
  void selfPresenceHasTheIdOfTheRequest() {
    rooms.create(KING, "King");

    rooms.send(
        PISTOL,
        "<presence id='in-1' to='"
            + ROOM
            + "/Pistol'>"
            + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");

    assertThat(rooms.to(PISTOL).get(0).id()).isNull();
    assertThat(rooms.to(PISTOL).get(1).id()).isEqualTo("in-1");
    assertThat(only(rooms.to(KING)).id()).isNull();
  }

  @Test
  @Covers({"0045-7.2.2-11", "0045-17.3-9", "0153-4.1-1"})
  void newcomerIsShownWhatTheOthersLastSaidOfThemselves() {
    rooms.create(KING, "King");
    rooms.send(
        KING,
        "<presence to='"
            + ROOM
            + "/King'><show>dnd</show><status>besieging</status>"
            + "<priority>5</priority><x xmlns='vcard-temp:x:update'><photo>ab12</photo></x>"
            + "</presence>");

    rooms.enter(PISTOL, "Pistol");

    Stanza king = rooms.to(PISTOL).get(0);
    assertThat(show(king)).contains("dnd");
    assertThat(Received.status(king)).contains("besieging");
    assertThat(king.payload(Stanza.NAMESPACE, "priority")).isPresent();
    assertThat(king.payload(Namespaces.VCARD_UPDATE, "x").flatMap(x -> x.child("photo")))
        .hasValueSatisfying(photo -> assertThat(photo.text()).isEqualTo("ab12"));
  }

  @Test
  @Covers({"0045-7.2.2-12", "0045-16.6.2-11", "0045-7.2.11-1"})
  void allCodesOfAJoinStandInOneElement() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_whois", "anyone", "muc#roomconfig_enablelogging", "1");
    RoomConfig config = rooms.room().config();
    Rooms others = new Rooms(ServiceConfig.of(Rooms.SERVICE, "secret").withRoomDefaults(config));

    others.enter(KING, "King");

    assertThat(codes(others.to(KING).get(0))).containsExactly(100, 170, 201, 110);
    others.configure(KING);
    others.enter(PISTOL, "Pistol");
    assertThat(codes(others.to(PISTOL).get(1))).containsExactly(100, 170, 110);
    others.enter("pistol@tavern/bed", "PISTOL");
    assertThat(codes(others.to("pistol@tavern/bed").get(1))).containsExactly(100, 170, 210, 110);
  }

  @Test
  @Covers({
    "0045-7.2.3-1",
    "0045-7.2.3-2",
    "0045-7.2.3-3",
    "0045-14.5-1",
    "0045-16.6.2-1",
    "0045-17.3-14"
  })
  void inANonAnonymousRoomEverybodySeesRealAddressesAndIsWarned() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_whois", "anyone");
    rooms.enter(PISTOL, "Pistol");

    rooms.enter(NYM, "Nym");

    assertThat(jid(rooms.to(NYM).get(0))).contains(KING);
    assertThat(jid(rooms.to(NYM).get(1))).contains(PISTOL);
    assertThat(codes(rooms.to(NYM).get(2))).containsExactly(100, 110);
    assertThat(jid(rooms.to(NYM).get(2))).contains(NYM);
    assertThat(jid(only(rooms.to(KING)))).contains(NYM);
    assertThat(jid(only(rooms.to(PISTOL)))).contains(NYM);
  }

  @Test
  @Covers({"0045-7.2.4-2", "0045-7.2.4-3", "0045-7.2.4-4"})
  void inASemiAnonymousRoomOnlyModeratorsSeeRealAddresses() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");

    rooms.enter(NYM, "Nym");

    assertThat(jid(only(rooms.to(KING)))).contains(NYM);
    assertThat(Received.mentions(only(rooms.to(PISTOL)), "nym@tavern")).isFalse();
    assertThat(jid(rooms.to(NYM).get(0))).isEmpty();
    assertThat(jid(rooms.to(NYM).get(1))).isEmpty();
    assertThat(codes(rooms.to(NYM).get(2))).doesNotContain(100);
    assertThat(rooms.to(NYM))
        .noneMatch(
            stanza ->
                Received.mentions(stanza, "king@court")
                    || Received.mentions(stanza, "pistol@tavern"));
  }

  @Test
  @Covers({"0045-7.2.12-1", "0045-7.2.12-2", "0045-14.3-1", "0045-16.6.2-7"})
  void whoEntersALoggedRoomIsWarned() {
    rooms.create(KING, "King");
    rooms.enter(NYM, "Nym");
    assertThat(codes(rooms.to(NYM).get(1))).doesNotContain(170);
    rooms.configure(KING, "muc#roomconfig_enablelogging", "1");

    rooms.enter(PISTOL, "Pistol");

    assertThat(codes(rooms.to(PISTOL).get(2))).contains(170);
  }

  @Test
  @Covers({"0045-7.2.2-5", "0045-7.2.2-4", "0045-16.5.3-14"})
  void whoseRoleIsNotBroadcastSeesItselfAndIsSeenByNobody() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_presencebroadcast", "moderator");
    rooms.enter(NYM, "Nym");

    rooms.enter(PISTOL, "Pistol");

    assertThat(lines(rooms.to(PISTOL))).containsExactly("+King", "+Pistol [110]", "room sets ''");
    assertThat(rooms.to(KING)).isEmpty();
    assertThat(rooms.to(NYM)).isEmpty();
  }

  @Test
  @Covers("0045-7.2.2-8")
  void nickIsTakenAsItIsAskedFor() {
    rooms.create(KING, "King");

    rooms.enter(PISTOL, "Ancient Pistol");

    assertThat(rooms.to(PISTOL).get(1).from()).hasToString(ROOM + "/Ancient Pistol");
    assertThat(codes(rooms.to(PISTOL).get(1))).doesNotContain(210);
  }

  @Test
  @Covers("rfc6120-8.4-4")
  void unknownPayloadNeitherHelpsNorHindersAJoin() {
    rooms.create(KING, "King");

    rooms.send(
        PISTOL,
        "<presence to='"
            + ROOM
            + "/Pistol'><x xmlns='urn:example:unknown'/><join/>"
            + "<x xmlns='http://jabber.org/protocol/muc'><magic xmlns='urn:example'/></x>"
            + "</presence>");
    assertThat(lines(rooms.to(PISTOL))).containsExactly("+King", "+Pistol [110]", "room sets ''");

    rooms.send(NYM, "<presence to='" + ROOM + "/Nym'><x xmlns='urn:example:unknown'/></presence>");
    assertThat(rooms.room().occupant("Nym")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"owner,moderator", "admin,moderator", "member,participant", "none,participant"})
  @Covers({"0045-4.1-1", "0045-4.1-3"})
  void affiliationOutlivesAVisitAndTheRoleDoesNot(String affiliation, String role) {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "pistol@tavern", affiliation);
    rooms.enter(PISTOL, "Pistol");
    assertThat(standing(rooms.to(PISTOL).get(1))).isEqualTo(affiliation + "/" + role);
    rooms.admin(KING, "<item nick='Pistol' role='visitor'/>");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");

    rooms.enter(PISTOL, "Ancient");

    assertThat(standing(rooms.to(PISTOL).get(1))).isEqualTo(affiliation + "/" + role);
  }

  @Test
  @Covers("0045-4.1-2")
  void whoWasKickedMayEnterAgainAtOnce() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.enter(PISTOL, "Pistol");
    rooms.admin(KING, "<item nick='Pistol' role='none'/>");
    assertThat(rooms.room().occupant("Pistol")).isEmpty();

    rooms.enter(PISTOL, "Pistol");

    assertThat(standing(rooms.to(PISTOL).get(1))).isEqualTo("member/participant");
  }

  @Test
  @Covers("0045-4.2-2")
  void openRoomAdmitsEverybodyButOutcasts() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.affiliate(KING, "bardolph@tavern", "outcast");

    assertThat(lines(rooms.enter(NYM, "Nym"))).contains("+Nym [110]");
    assertThat(lines(rooms.enter(PISTOL, "Pistol"))).contains("+Pistol [110]");
    assertThat(lines(rooms.enter("bardolph@tavern/nose", "Bardolph")))
        .containsExactly("error auth/forbidden");
  }
}
