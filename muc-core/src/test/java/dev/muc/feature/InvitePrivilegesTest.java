package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.model.Affiliation;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may invite whom, and who becomes a member by it (XEP-0045 §7.8.2, §9.5). */
class InvitePrivilegesTest {
  private static final String KING = "king@court/throne";
  private static final String EXETER = "exeter@court/tent";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String HOSTESS = "hostess@tavern";
  private static final BareJid HOSTESS_ACCOUNT = BareJid.of(HOSTESS);
  private static final String MEMBERS_ONLY = "muc#roomconfig_membersonly";
  private static final String ALLOW_INVITES = "muc#roomconfig_allowinvites";
  private static final String PUBLIC_INVITES = "x-muc#roomconfig_publicinvites";

  private final Rooms rooms = new Rooms().create(KING, "King");

  private List<Stanza> invite(String from, String... invitees) {
    StringBuilder invites = new StringBuilder();
    for (String invitee : invitees) {
      invites.append("<invite to='").append(invitee).append("'/>");
    }
    return rooms.send(
        from,
        "<message id='i1' to='%s'><x xmlns='%s'>%s</x></message>"
            .formatted(ROOM, Namespaces.MUC_USER, invites));
  }

  private void assertInvited(String... invitees) {
    for (String invitee : invitees) {
      assertThat(rooms.to(invitee)).hasSize(1);
      assertThat(rooms.to(invitee).get(0).payload(Namespaces.MUC_USER, "x"))
          .matches(x -> x.orElseThrow().child("invite").isPresent());
    }
  }

  private void assertRefused(String sender, String expected) {
    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.outcome.stanzas()).hasSize(1);
    assertThat(rooms.to(sender)).hasSize(1);
    assertThat(error(rooms.to(sender).get(0))).isEqualTo(expected);
  }

  /** A member and a mere member only; the room is for members. */
  private void membersOnly(String... config) {
    rooms.affiliate(KING, "pistol@tavern", "member");
    rooms.enter(PISTOL, "Pistol");
    rooms.configure(KING, MEMBERS_ONLY, "1");
    if (config.length > 0) {
      rooms.configure(KING, config);
    }
  }

  @Test
  @Covers("0045-5.1.1-10")
  void visitorsAndParticipantsInviteIntoAnOpenRoom() {
    rooms.enter(EXETER, "Exeter");
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.enter(PISTOL, "Pistol");

    assertThat(rooms.room().occupant("Pistol").orElseThrow().role().value()).isEqualTo("visitor");
    invite(PISTOL, HOSTESS);
    assertInvited(HOSTESS);

    assertThat(rooms.room().occupant("Exeter").orElseThrow().role().value())
        .isEqualTo("participant");
    invite(EXETER, HOSTESS);
    assertInvited(HOSTESS);
  }

  @Test
  @Covers("0045-5.1.1-10")
  void anOwnerCanKeepParticipantsFromInviting() {
    rooms.enter(PISTOL, "Pistol");
    rooms.configure(KING, PUBLIC_INVITES, "0", ALLOW_INVITES, "1");

    invite(PISTOL, HOSTESS);

    assertRefused(PISTOL, "auth/forbidden");
    assertThat(StanzaError.of(rooms.to(PISTOL).get(0)).orElseThrow().text())
        .isEqualTo("You may not invite people into this room");
  }

  @Test
  void moderatorsInviteWhereParticipantsMayNot() {
    rooms.enter(PISTOL, "Pistol");
    rooms.admin(KING, "<item nick='Pistol' role='moderator'/>");
    rooms.configure(KING, PUBLIC_INVITES, "0");

    invite(PISTOL, HOSTESS);

    assertInvited(HOSTESS);
  }

  @Test
  @Covers({"0045-7.8.2-8", "0045-7.8.2-9", "0045-9.5-18"})
  void membersDoNotInviteIntoAMembersOnlyRoom() {
    membersOnly();

    invite(PISTOL, HOSTESS);

    assertRefused(PISTOL, "auth/forbidden");
    assertThat(rooms.to(HOSTESS)).isEmpty();
  }

  @Test
  @Covers({"0045-7.8.2-8", "0045-9.5-18"})
  void aMemberWhoIsModeratorDoesNotEither() {
    membersOnly();
    rooms.admin(KING, "<item nick='Pistol' role='moderator'/>");

    invite(PISTOL, HOSTESS);

    assertRefused(PISTOL, "auth/forbidden");
  }

  @Test
  @Covers({"0045-7.8.2-7", "0045-7.8.2-8"})
  void anAdminWhoInvitesIntoAMembersOnlyRoomMakesAMember() {
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.enter(EXETER, "Exeter");
    membersOnly();

    invite(EXETER, HOSTESS);

    assertInvited(HOSTESS);
    assertThat(rooms.room().affiliation(HOSTESS_ACCOUNT)).isEqualTo(Affiliation.MEMBER);
    assertThat(error(rooms.enter("page@tavern/door", "Page").get(0)))
        .isEqualTo("auth/registration-required");
    rooms.enter(HOSTESS + "/kitchen", "Hostess");
    assertThat(rooms.room().occupant("Hostess")).isPresent();
  }

  @Test
  @Covers({"0045-9.5-16", "0045-9.5-17", "0045-16.5.3-3"})
  void membersInviteIfTheOwnerSaysSoAndTheirInviteesBecomeMembers() {
    membersOnly(ALLOW_INVITES, "1");

    invite(PISTOL, HOSTESS);

    assertInvited(HOSTESS);
    assertThat(rooms.outcome.events())
        .<Class<?>>extracting(RoomEvent::getClass)
        .containsExactly(AffiliationChanged.class, InvitationSent.class);
    assertThat(rooms.room().affiliation(HOSTESS_ACCOUNT)).isEqualTo(Affiliation.MEMBER);
  }

  @Test
  void onlyThoseWhoSeeRealAddressesAreToldOfTheNewMember() {
    membersOnly(ALLOW_INVITES, "1");

    invite(PISTOL, "hostess@tavern/kitchen");

    assertThat(rooms.to(KING)).hasSize(1);
    assertThat(item(rooms.to(KING).get(0)).attribute("jid")).contains(HOSTESS);
    assertThat(item(rooms.to(KING).get(0)).attribute("affiliation")).contains("member");
    assertThat(rooms.to(PISTOL)).isEmpty();
  }

  @Test
  @Covers("0045-9.5-19")
  void nobodyBecomesMemberOfAnOpenRoomByAnInvitation() {
    rooms.configure(KING, ALLOW_INVITES, "1");

    invite(KING, HOSTESS);

    assertInvited(HOSTESS);
    assertThat(rooms.room().affiliation(HOSTESS_ACCOUNT)).isEqualTo(Affiliation.NONE);
    assertThat(rooms.outcome.events()).hasSize(1);
  }

  @Test
  void whoHasAnAffiliationKeepsIt() {
    membersOnly();
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.admin(KING, "<item jid='" + HOSTESS + "' affiliation='member' nick='Nell'/>");

    invite(KING, "exeter@court", HOSTESS);

    assertInvited("exeter@court", HOSTESS);
    assertThat(rooms.outcome.events()).hasOnlyElementsOfType(InvitationSent.class);
    assertThat(rooms.room().affiliation(BareJid.of("exeter@court"))).isEqualTo(Affiliation.ADMIN);
    assertThat(rooms.room().entry(HOSTESS_ACCOUNT).nick()).isEqualTo("Nell");
  }

  @Test
  void twoClientsOfOneAccountBecomeOneMember() {
    membersOnly();

    invite(KING, "hostess@tavern/kitchen", "hostess@tavern/bar");

    assertInvited("hostess@tavern/kitchen", "hostess@tavern/bar");
    assertThat(rooms.outcome.events())
        .<Class<?>>extracting(RoomEvent::getClass)
        .containsExactly(AffiliationChanged.class, InvitationSent.class, InvitationSent.class);
  }

  @Test
  void aDomainIsInvitedButNoMember() {
    membersOnly();

    invite(KING, "echo.example");

    assertInvited("echo.example");
    assertThat(rooms.outcome.events()).hasOnlyElementsOfType(InvitationSent.class);
  }

  @Test
  void whoIsBannedIsNotInvited() {
    rooms.affiliate(KING, HOSTESS, "outcast");

    invite(KING, HOSTESS);

    assertRefused(KING, "cancel/not-allowed");
    assertThat(StanzaError.of(rooms.to(KING).get(0)).orElseThrow().text())
        .isEqualTo("This person is banned from the room: lift the ban first");
  }

  @Test
  void whoIsBannedWithAWholeDomainIsNotInvited() {
    membersOnly();
    rooms.affiliate(KING, "brothel", "outcast");

    invite(KING, "doll@brothel");

    assertRefused(KING, "cancel/not-allowed");
  }

  @Test
  void nobodyBecomesMemberIfOneOfTheInviteesIsRefused() {
    membersOnly();
    rooms.affiliate(KING, "doll@brothel", "outcast");

    invite(KING, HOSTESS, "doll@brothel");

    assertRefused(KING, "cancel/not-allowed");
    assertThat(rooms.room().affiliation(HOSTESS_ACCOUNT)).isEqualTo(Affiliation.NONE);
  }

  @Test
  @Covers("0045-7.8.2-5")
  void strangersInviteNobody() {
    invite(PISTOL, HOSTESS);

    assertRefused(PISTOL, "cancel/not-acceptable");
    assertThat(StanzaError.of(rooms.to(PISTOL).get(0)).orElseThrow().text())
        .isEqualTo("Enter the room first");
  }

  @Test
  @Covers("0045-7.8.2-5")
  void aMemberOutsideTheRoomInvitesNobody() {
    membersOnly(ALLOW_INVITES, "1");

    invite("pistol@tavern/stable", HOSTESS);

    assertRefused("pistol@tavern/stable", "cancel/not-acceptable");
  }

  @Test
  @Covers({"0045-7.8.2-2", "0045-7.8.2-5"})
  void anAdminOutsideTheRoomInvitesUnderItsAccount() {
    rooms.affiliate(KING, "exeter@court", "admin");

    invite(EXETER, HOSTESS);

    assertInvited(HOSTESS);
    assertThat(inviterShownTo(HOSTESS)).isEqualTo("exeter@court");
  }

  @Test
  void anAdminWithAnotherClientInTheRoomInvitesAsOccupant() {
    invite("king@court/garden", HOSTESS);

    assertInvited(HOSTESS);
    assertThat(inviterShownTo(HOSTESS)).isEqualTo(ROOM + "/King");
  }

  private String inviterShownTo(String invitee) {
    return rooms
        .to(invitee)
        .get(0)
        .payload(Namespaces.MUC_USER, "x")
        .flatMap(x -> x.child("invite"))
        .flatMap(invite -> invite.attribute("from"))
        .orElseThrow();
  }

  @Test
  @Covers("0045-17.2-4")
  void aLockedRoomIsNotThereForStrangers() {
    Rooms locked = new Rooms();
    locked.enter(KING, "King");

    List<Stanza> sent =
        locked.send(
            PISTOL,
            "<message to='%s'><x xmlns='%s'><invite to='%s'/></x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, HOSTESS));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("cancel/item-not-found");
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(PISTOL));
  }

  @Test
  @Covers("0045-17.2-4")
  void nobodyIsInvitedIntoARoomThatIsNotThere() {
    Rooms none = new Rooms();

    List<Stanza> sent =
        none.send(
            KING,
            "<message to='%s'><x xmlns='%s'><invite to='%s'/></x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, HOSTESS));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("cancel/item-not-found");
  }
}
