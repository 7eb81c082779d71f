package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Direct invitations pass a room by (XEP-0249). */
class DirectInvitationTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String INVITATION =
      "<x xmlns='jabber:x:conference' jid='agincourt@chat.example' reason='Come'"
          + " password='harry'/>";

  private final Rooms rooms = new Rooms().create(KING, "King");

  @Test
  @Covers("0249-2-4")
  void aMessageToTheRoomWithADirectInvitationInvitesNobody() {
    List<Stanza> sent = rooms.send(KING, "<message to='" + ROOM + "'>" + INVITATION + "</message>");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(KING));
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers({"0249-2-1", "0249-2-3"})
  void anOccupantInvitesAnotherInPrivate() {
    rooms.enter(PISTOL, "Pistol");

    List<Stanza> sent =
        rooms.send(KING, "<message to='" + ROOM + "/Pistol'>" + INVITATION + "</message>");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(PISTOL));
    assertThat(sent.get(0).from()).isEqualTo(Jid.of(ROOM + "/King"));
    assertThat(sent.get(0).payload(Namespaces.CONFERENCE, "x")).contains(Xml.parse(INVITATION));
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  @Covers("0249-2-1")
  void aDirectInvitationToAllIsAMessageLikeAnyOther() {
    List<Stanza> sent =
        rooms.send(
            KING, "<message type='groupchat' to='" + ROOM + "'>" + INVITATION + "</message>");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).payload(Namespaces.CONFERENCE, "x")).contains(Xml.parse(INVITATION));
    assertThat(rooms.outcome.events()).noneMatch(InvitationSent.class::isInstance);
  }

  @Test
  @Covers("0249-2-2")
  void whoWasInvitedDirectlyEntersWithThePasswordOfTheInvitation() {
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "harry");
    String join = "<presence to='%s/Pistol'><x xmlns='%s'><password>%s</password></x></presence>";

    rooms.send(PISTOL, join.formatted(ROOM, Namespaces.MUC, "george"));
    assertThat(error(rooms.to(PISTOL).get(0))).isEqualTo("auth/not-authorized");

    rooms.send(PISTOL, join.formatted(ROOM, Namespaces.MUC, "harry"));
    assertThat(rooms.room().occupant("Pistol")).isPresent();
  }

  @Test
  @Covers("0249-4-1")
  void aDirectInvitationMakesNoMember() {
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");
    rooms.send(
        KING,
        "<message type='groupchat' to='%s'><x xmlns='jabber:x:conference' jid='%s'/></message>"
            .formatted(ROOM, ROOM));

    rooms.enter(PISTOL, "Pistol");

    assertThat(rooms.to(PISTOL)).hasSize(1);
    assertThat(error(rooms.to(PISTOL).get(0))).isEqualTo("auth/registration-required");
  }

  @Test
  @Covers("0249-4-2")
  void anAdminMakesAMemberOfSomebodyWhomTheRoomDoesNotKnow() {
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");
    rooms.affiliate(KING, "exeter@court", "admin");

    rooms.affiliate("exeter@court/tent", "pistol@tavern", "member");

    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.room().occupant("Pistol")).isPresent();
  }

  @ParameterizedTest
  @Covers("0249-3-1")
  @ValueSource(strings = {ROOM, SERVICE})
  void directInvitationsAreNotAdvertised(String entity) {
    List<Stanza> sent =
        rooms.send(
            PISTOL,
            "<iq type='get' id='d' to='%s'><query xmlns='%s'/></iq>"
                .formatted(entity, Namespaces.DISCO_INFO));

    Element info = sent.get(0).payload(Namespaces.DISCO_INFO, "query").orElseThrow();
    assertThat(info.children())
        .filteredOn(child -> child.name().equals("feature"))
        .isNotEmpty()
        .noneMatch(feature -> feature.attribute("var").orElseThrow().equals("jabber:x:conference"));
  }
}
