package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is put on the member list of a members-only room is told so (XEP-0045 §9.5). */
class InviteNewMembersTest {
  private static final String KING = "king@court/throne";
  private static final String HOSTESS = "hostess@tavern";
  private static final String NEW_MEMBER =
      "<item jid='" + HOSTESS + "' affiliation='member'><reason>Welcome</reason></item>";

  private final Rooms rooms = new Rooms().create(KING, "King");

  private void membersOnly() {
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");
  }

  @Test
  @Covers({"0045-9.5-14", "0045-9.5-15"})
  void aNewMemberIsInvitedWithPasswordAndReason() {
    rooms.configure(
        KING,
        "muc#roomconfig_membersonly",
        "1",
        "muc#roomconfig_passwordprotectedroom",
        "1",
        "muc#roomconfig_roomsecret",
        "harry");

    rooms.admin(KING, NEW_MEMBER);

    assertThat(rooms.to(HOSTESS)).hasSize(1);
    Message invitation = (Message) rooms.to(HOSTESS).get(0);
    assertThat(invitation.type()).isEqualTo(Message.Type.NORMAL);
    assertThat(invitation.from()).hasToString(ROOM);
    assertThat(invitation.id()).isNotEqualTo("admin");
    assertThat(invitation.payload(Namespaces.MUC_USER, "x"))
        .contains(
            Xml.parse(
                """
                <x xmlns='%s'><invite from='%s/King'><reason>Welcome</reason></invite>
                <password>harry</password></x>
                """
                    .formatted(Namespaces.MUC_USER, ROOM)));
  }

  @Test
  @Covers("0045-9.5-15")
  void withoutReasonTheInvitationHasAnEmptyOne() {
    membersOnly();

    rooms.affiliate(KING, HOSTESS, "member");

    assertThat(rooms.to(HOSTESS).get(0).payload(Namespaces.MUC_USER, "x"))
        .contains(
            Xml.parse(
                "<x xmlns='%s'><invite from='%s/King'><reason/></invite></x>"
                    .formatted(Namespaces.MUC_USER, ROOM)));
  }

  @Test
  void theAdminIsToldLast() {
    membersOnly();

    List<Stanza> sent = rooms.admin(KING, NEW_MEMBER);

    assertThat(sent)
        .extracting(stanza -> String.valueOf(stanza.to()))
        .containsExactly(HOSTESS, KING, KING);
    assertThat(sent.get(2)).isInstanceOf(Iq.class);
  }

  @Test
  void newMembersOfAnOpenRoomAreNotInvited() {
    rooms.admin(KING, NEW_MEMBER);

    assertThat(rooms.to(HOSTESS)).isEmpty();
  }

  @Test
  @Covers("0045-9.5-14")
  void whoWasAffiliatedBeforeIsNotInvited() {
    membersOnly();
    rooms.affiliate(KING, HOSTESS, "admin");
    assertThat(rooms.to(HOSTESS)).isEmpty();

    rooms.affiliate(KING, HOSTESS, "member");

    assertThat(rooms.outcome.events()).hasOnlyElementsOfType(AffiliationChanged.class).hasSize(1);
    assertThat(rooms.to(HOSTESS)).isEmpty();
  }

  @Test
  void whoIsMemberOnlyForAMomentIsNotInvited() {
    membersOnly();

    rooms.admin(KING, NEW_MEMBER + "<item jid='" + HOSTESS + "' affiliation='none'/>");

    assertThat(rooms.to(HOSTESS)).isEmpty();
    assertThat(rooms.to(KING)).hasOnlyElementsOfType(Iq.class).hasSize(1);
  }

  @Test
  void whoBecomesMemberTwiceInOneRequestIsInvitedOnce() {
    membersOnly();

    rooms.admin(KING, NEW_MEMBER + "<item jid='" + HOSTESS + "' affiliation='none'/>" + NEW_MEMBER);

    assertThat(rooms.to(HOSTESS)).hasSize(1);
    assertThat(rooms.outcome.events()).filteredOn(InvitationSent.class::isInstance).hasSize(1);
  }

  @Test
  void anErrorThatComesBackIsNotReportedToTheAdmin() {
    membersOnly();
    rooms.admin(KING, NEW_MEMBER);
    String id = rooms.to(HOSTESS).get(0).id();

    List<Stanza> sent =
        rooms.send(
            HOSTESS,
            """
            <message type='error' id='%s' to='%s'><error type='cancel'>
            <service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
            """
                .formatted(id, ROOM));

    assertThat(sent).isEmpty();
    assertThat(rooms.outcome.events()).isEmpty();
  }

  @Test
  void aNewMemberCanDecline() {
    membersOnly();
    rooms.admin(KING, NEW_MEMBER);

    rooms.send(
        HOSTESS + "/kitchen",
        "<message to='%s'><x xmlns='%s'><decline to='%s/King'/></x></message>"
            .formatted(ROOM, Namespaces.MUC_USER, ROOM));

    assertThat(rooms.to(KING)).hasSize(1);
    assertThat(rooms.to(KING).get(0).payload(Namespaces.MUC_USER, "x"))
        .contains(
            Xml.parse(
                "<x xmlns='%s'><decline from='%s'/></x>".formatted(Namespaces.MUC_USER, HOSTESS)));
  }
}
