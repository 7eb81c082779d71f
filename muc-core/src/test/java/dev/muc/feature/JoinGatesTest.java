package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may enter a room, and what those are told who may not (XEP-0045 §7.2.5 to §7.2.17). */
class JoinGatesTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private final Rooms rooms = new Rooms();

  private static String join(String nick, String inside) {
    return "<presence id='in' to='"
        + ROOM
        + "/"
        + nick
        + "'><x xmlns='http://jabber.org/protocol/muc'>"
        + inside
        + "</x></presence>";
  }

  private void refused(String client, String condition) {
    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(error(answer)).isEqualTo(condition);
    assertThat(answer.to()).hasToString(client);
    assertThat(rooms.outcome.events()).isEmpty();
  }

  private void entered(String client) {
    assertThat(rooms.to(client)).anyMatch(Rooms::isSelf);
  }

  @Test
  @Covers({"0045-7.2.1-3", "0045-7.2.17-1", "rfc6120-8.1.3-1", "rfc6120-8.3-1", "rfc6120-8.3.1-3"})
  void refusalIsAnErrorFromTheAddressThatWasAskedFor() {
    rooms.create(KING, "King");

    rooms.send(PISTOL, join("King", ""));

    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(answer.elementName()).isEqualTo("presence");
    assertThat(answer.typeName()).isEqualTo("error");
    assertThat(answer.from()).hasToString(ROOM + "/King");
    assertThat(answer.to()).hasToString(PISTOL);
    assertThat(answer.id()).isEqualTo("in");
    assertThat(answer.payload(Namespaces.MUC, "x")).isPresent();
    assertThat(StanzaError.of(answer).orElseThrow().by()).hasToString(ROOM);
  }

  @Test
  @Covers("0045-7.2.1-2")
  void roomItselfCannotBeEnteredWithoutANick() {
    rooms.create(KING, "King");

    rooms.send(
        PISTOL,
        "<presence to='" + ROOM + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");

    refused(PISTOL, "modify/jid-malformed");
    assertThat(only(rooms.outcome.stanzas()).from()).hasToString(ROOM);
  }

  @Test
  @Covers({"0045-7.2.5-1", "0045-7.2.5-2", "0045-7.2.5-3", "0045-7.2.5-4", "0045-14.1-1"})
  void passwordProtectedRoomAsksForExactlyItsPassword() {
    rooms.create(KING, "King");
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "Cry God!");

    rooms.send(PISTOL, join("Pistol", ""));
    refused(PISTOL, "auth/not-authorized");
    for (String wrong : List.of("", "cry god!", "Cry God! ", "Cry God", "Cry God!!")) {
      rooms.send(PISTOL, join("Pistol", "<password>" + wrong + "</password>"));
      refused(PISTOL, "auth/not-authorized");
    }
    rooms.send(PISTOL, join("Pistol", "<password>Cry God!</password>"));
    entered(PISTOL);
  }

  @Test
  @Covers({"0045-7.2.5-4", "0045-7.2.8-1"})
  void rightPasswordOpensNoOtherGate() {
    rooms.create(KING, "King");
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "George");

    rooms.send(PISTOL, join("King", "<password>George</password>"));

    refused(PISTOL, "cancel/conflict");
  }

  @Test
  @Covers({"0045-7.2.5-5", "0045-14.1-1"})
  void passwordIsRepeatedNeitherInARefusalNorToOthers() {
    rooms.create(KING, "King");
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "George");

    rooms.send(PISTOL, join("Pistol", "<password>Harry</password>"));
    assertThat(only(rooms.outcome.stanzas()).payloads().toString())
        .doesNotContain("Harry")
        .doesNotContain("George");

    rooms.send(PISTOL, join("Pistol", "<password>George</password>"));
    assertThat(rooms.outcome.stanzas().toString()).doesNotContain("George");
  }

  @Test
  @Covers("0045-4.2-4")
  void unsecuredRoomIgnoresAPassword() {
    rooms.create(KING, "King");

    rooms.send(PISTOL, join("Pistol", "<password>whatever</password>"));

    entered(PISTOL);
  }

  @Test
  @Covers({"0045-7.2.6-1", "0045-5.1.2-7"})
  void membersOnlyRoomAdmitsMembersAndAbove() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");

    rooms.send(PISTOL, join("Pistol", ""));
    refused(PISTOL, "auth/registration-required");

    for (String affiliation : List.of("member", "admin", "owner")) {
      rooms.affiliate(KING, "pistol@tavern", affiliation);
      rooms.send(PISTOL, join("Pistol", ""));
      entered(PISTOL);
      rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");
    }
  }

  @Test
  @Covers({"0045-7.2.7-1", "0045-5.1.2-7", "0045-9.2-9"})
  void outcastIsForbiddenToEnterBeforeAnythingElseIsSaid() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_membersonly", "1", "muc#roomconfig_roomsecret", "George");
    rooms.affiliate(KING, "pistol@tavern", "outcast");
    rooms.affiliate(KING, "enemy.example", "outcast");

    rooms.send(PISTOL, join("King", ""));
    refused(PISTOL, "auth/forbidden");
    rooms.send("dauphin@enemy.example/tent", join("Dauphin", ""));
    refused("dauphin@enemy.example/tent", "auth/forbidden");
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.send(PISTOL, join("Pistol", "<password>George</password>"));
    entered(PISTOL);
  }

  @Test
  @Covers("0045-7.2.8-1")
  void nickInUseByAnotherIsAConflict() {
    rooms.create(KING, "King");

    rooms.send(PISTOL, join("King", ""));

    refused(PISTOL, "cancel/conflict");
  }

  @Test
  @Covers({"0045-7.2.8-2", "0045-7.12-10"})
  void nickReservedByAnotherIsAConflictForAllButItsHolder() {
    rooms.create(KING, "King");
    rooms.admin(KING, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    rooms.send(PISTOL, join("corporal", ""));
    refused(PISTOL, "cancel/conflict");

    rooms.send(NYM, join("Corporal", ""));
    entered(NYM);
  }

  @Test
  @Covers("0045-7.12-6")
  void holderOfAReservedNickMayEnterUnderAnother() {
    rooms.create(KING, "King");
    rooms.admin(KING, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    rooms.send(NYM, join("Nym", ""));

    entered(NYM);
  }

  @Test
  @Covers({"0045-7.2.9-1", "0045-7.2.9-2", "0045-14.6-1", "0045-16.5.3-9"})
  void fullRoomRefusesOthersAndRemovesNobody() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_maxusers", "2");
    rooms.enter(NYM, "Nym");

    rooms.send(PISTOL, join("Pistol", ""));

    refused(PISTOL, "wait/service-unavailable");
    assertThat(rooms.room().occupants()).hasSize(2);
    rooms.send(NYM, "<presence type='unavailable' to='" + ROOM + "/Nym'/>");
    rooms.send(PISTOL, join("Pistol", ""));
    entered(PISTOL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "owner"})
  @Covers({"0045-7.2.9-3", "0045-14.6-1"})
  void adminsEnterAFullRoomAsFarAsThereAreSeatsForThem(String affiliation) {
    Rooms two =
        new Rooms(
            ServiceConfig.of(Rooms.SERVICE, "secret")
                .withLimits(Limits.DEFAULT.with(Limit.SEATS_FOR_ADMINS, 1)));
    two.create(KING, "King");
    two.configure(KING, "muc#roomconfig_maxusers", "1");
    two.affiliate(KING, "exeter@court", affiliation);
    two.affiliate(KING, "york@court", affiliation);
    two.affiliate(KING, "nym@tavern", "member");

    assertThat(lines(two.enter(NYM, "Nym"))).containsExactly("error wait/service-unavailable");
    assertThat(lines(two.enter("exeter@court/hall", "Exeter"))).contains("+Exeter [110]");
    assertThat(lines(two.enter("york@court/hall", "York")))
        .containsExactly("error wait/service-unavailable");
  }

  @Test
  @Covers({"0045-7.2.10-1", "0045-7.2.17-3", "0045-10.1.1-6"})
  void lockedRoomIsNotThereForOthers() {
    rooms.enter(KING, "King");

    rooms.send(PISTOL, join("Pistol", ""));
    refused(PISTOL, "cancel/item-not-found");

    rooms.send("king@court/tent", join("King", ""));
    entered("king@court/tent");
  }

  @Test
  @Covers({"0045-7.2.11-2", "0045-7.2.17-3", "0045-10.1.1-2", "0045-10.1.1-1"})
  void whereOnlyAdminsOfTheServiceCreateRoomsOthersMayNot() {
    Rooms restricted =
        new Rooms(
            ServiceConfig.of(Rooms.SERVICE, "secret")
                .withAdminsOnlyCreate(true)
                .withAdmins(List.of(BareJid.of("king@court"))));

    assertThat(lines(restricted.enter(PISTOL, "Pistol")))
        .containsExactly("error cancel/not-allowed");
    assertThat(restricted.service.roomCount()).isZero();

    restricted.create(KING, "King");
    assertThat(lines(restricted.enter(PISTOL, "Pistol"))).contains("+Pistol [110]");
  }

  @Test
  @Covers("0045-10.1.1-3")
  void whereCreationIsNotRestrictedEverybodyMay() {
    assertThat(lines(rooms.enter(PISTOL, "Pistol"))).contains("+Pistol [201 110]");
  }

  @Test
  void accountHasSoManyClientsUnderOneNickAndNoMore() {
    rooms.create(KING, "King");
    for (int i = 1; i <= Limits.DEFAULT.of(Limit.SESSIONS_PER_NICK); i++) {
      assertThat(lines(rooms.enter("pistol@tavern/" + i, "Pistol"))).contains("+Pistol [110]");
    }

    rooms.send("pistol@tavern/more", join("Pistol", ""));
    refused("pistol@tavern/more", "wait/resource-constraint");

    rooms.send("pistol@tavern/1", join("Pistol", ""));
    entered("pistol@tavern/1");
  }

  @Test
  void errorSaysWhyInWordsToo() {
    rooms.create(KING, "King");

    rooms.send(PISTOL, join("King", ""));

    assertThat(StanzaError.of(only(rooms.outcome.stanzas())).orElseThrow().text())
        .isEqualTo("Somebody else is using this nickname");
  }

  @Test
  @Covers({"rfc6120-8.3.1-5", "rfc6120-8.3.2-2"})
  void refusalHasOneErrorWithOneCondition() {
    rooms.create(KING, "King");

    rooms.send(PISTOL, join("King", ""));

    Stanza answer = only(rooms.outcome.stanzas());
    assertThat(Received.count(answer, Stanza.NAMESPACE, "error")).isEqualTo(1);
    Element error = answer.payload(Stanza.NAMESPACE, "error").orElseThrow();
    assertThat(error.children())
        .extracting(Element::name)
        .containsExactly("conflict", "text")
        .allSatisfy(
            name -> assertThat(error.child(StanzaError.NAMESPACE, name)).as(name).isPresent());
  }
}
