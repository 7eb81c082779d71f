package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invitation is declined (XEP-0045 §7.8.2). */
class DeclineTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/stool";
  private static final String HOSTESS = "hostess@tavern/kitchen";

  private final Rooms rooms = new Rooms().create(KING, "King");

  @BeforeEach
  void enterAndInvite() {
    rooms.enter(PISTOL, "Pistol");
    rooms.enter(NYM, "Nym");
    invite(PISTOL);
  }

  private List<Stanza> invite(String from) {
    return rooms.send(
        from,
        "<message id='i1' to='%s'><x xmlns='%s'><invite to='hostess@tavern'/></x></message>"
            .formatted(ROOM, Namespaces.MUC_USER));
  }

  private List<Stanza> decline(String from, String inviter) {
    return rooms.send(
        from,
        "<message id='d1' to='%s'><x xmlns='%s'><decline to='%s'/></x></message>"
            .formatted(ROOM, Namespaces.MUC_USER, inviter));
  }

  private void assertDeclined(String... recipients) {
    assertThat(rooms.outcome.stanzas())
        .extracting(stanza -> String.valueOf(stanza.to()))
        .containsExactly(recipients);
    assertThat(rooms.outcome.stanzas())
        .allSatisfy(
            stanza ->
                assertThat(stanza.payload(Namespaces.MUC_USER, "x"))
                    .contains(
                        Xml.parse(
                            "<x xmlns='%s'><decline from='hostess@tavern'/></x>"
                                .formatted(Namespaces.MUC_USER))));
  }

  private void assertIgnored() {
    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.outcome.deliveries()).isEmpty();
  }

  @Test
  @Covers({"0045-7.8.2-11", "0045-7.8.2-12", "0045-19.2-1"})
  void theInviterIsToldFromTheRoomThatAndWhySomebodyDeclines() {
    List<Stanza> sent =
        rooms.send(
            HOSTESS,
            """
            <message id='d1' xml:lang='en' to='%s'><x xmlns='%s'><decline to='%s/Pistol'>
            <reason>Busy</reason><reason xml:lang='fr'>Occupée</reason><item jid='x@y'/></decline>
            <item affiliation='owner'/></x><body>hello</body></message>
            """
                .formatted(ROOM, Namespaces.MUC_USER, ROOM));

    assertThat(sent)
        .containsExactly(
            new Message(
                Message.Type.NORMAL,
                Jid.of(ROOM),
                Jid.of(PISTOL),
                "d1",
                "en",
                List.of(
                    Xml.parse(
                        """
                        <x xmlns='%s'><decline from='hostess@tavern'><reason>Busy</reason>
                        <reason xml:lang='fr'>Occupée</reason></decline></x>
                        """
                            .formatted(Namespaces.MUC_USER)))));
  }

  @ParameterizedTest
  @Covers("0045-7.8.2-11")
  @ValueSource(strings = {"pistol@tavern", "pistol@tavern/table", "pistol@tavern/elsewhere"})
  void theInviterCanBeNamedByItsRealAddress(String inviter) {
    decline(HOSTESS, inviter);

    assertDeclined(PISTOL);
  }

  @Test
  void aDeclineWithoutIdIsGivenOne() {
    List<Stanza> sent =
        rooms.send(
            HOSTESS,
            "<message to='%s'><x xmlns='%s'><decline to='%s/Pistol'/></x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, ROOM));

    assertThat(sent.get(0).id()).isNotEmpty();
  }

  @Test
  @Covers("0045-7.8.2-12")
  void whoIsNotAMemberDeclinesInAMembersOnlyRoom() {
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");
    invite(KING);
    rooms.affiliate(KING, "hostess@tavern", "none");

    decline(HOSTESS, ROOM + "/King");

    assertDeclined(KING);
  }

  @Test
  void anOccupantDeclinesToo() {
    rooms.enter(HOSTESS, "Hostess");

    decline(HOSTESS, ROOM + "/Pistol");

    assertDeclined(PISTOL);
  }

  @Test
  void nobodyDeclinesTwice() {
    decline(HOSTESS, ROOM + "/Pistol");

    decline(HOSTESS, ROOM + "/Pistol");

    assertIgnored();
  }

  @Test
  void nobodyDeclinesAnInvitationOfSomebodyElse() {
    decline("boy@tavern/cellar", ROOM + "/Pistol");

    assertIgnored();
  }

  @Test
  @Covers("0045-7.8.2-13")
  void aDeclineToSomebodyWhoInvitedNobodyIsDropped() {
    decline(HOSTESS, ROOM + "/Nym");
    assertIgnored();

    decline(HOSTESS, "nym@tavern");
    assertIgnored();
  }

  @Test
  @Covers("0045-7.8.2-13")
  void theInviteeLearnsNoRealAddressAndCannotGuessOne() {
    List<Stanza> invited = invite(NYM);
    assertThat(invited.toString()).contains(ROOM + "/Nym").doesNotContain("nym@tavern");

    decline(HOSTESS, "nym@elsewhere");
    assertThat(rooms.to(HOSTESS)).isEmpty();

    decline(HOSTESS, "nym@tavern");
    assertThat(rooms.to(HOSTESS)).isEmpty();
    assertDeclined(NYM);

    decline(HOSTESS, ROOM + "/Nym");
    assertThat(rooms.to(HOSTESS)).isEmpty();
  }

  @Test
  void onlyTheInviterWhoIsMeantIsToldAndTheOtherInvitationStays() {
    invite(NYM);

    decline(HOSTESS, ROOM + "/Pistol");
    assertDeclined(PISTOL);

    decline(HOSTESS, ROOM + "/Nym");
    assertDeclined(NYM);
  }

  @Test
  void onlyTheDecliningInviteeIsForgotten() {
    rooms.send(
        PISTOL,
        "<message to='%s'><x xmlns='%s'><invite to='boy@tavern'/></x></message>"
            .formatted(ROOM, Namespaces.MUC_USER));

    decline("boy@tavern/cellar", ROOM + "/Pistol");

    assertThat(rooms.room().invitationsOf(BareJid.of("boy@tavern"))).isEmpty();
    assertThat(rooms.room().invitationsOf(BareJid.of("hostess@tavern"))).hasSize(1);
  }

  @Test
  void anInviterWhoLeftIsToldAtItsAccount() {
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");

    decline(HOSTESS, ROOM + "/Pistol");

    assertDeclined("pistol@tavern");
  }

  @Test
  void allClientsOfTheInviterAreTold() {
    rooms.enter("pistol@tavern/bed", "Pistol");

    decline(HOSTESS, ROOM + "/Pistol");

    assertDeclined(PISTOL, "pistol@tavern/bed");
  }

  @Test
  void theNickOfTheInvitationIsGoodAfterAChange() {
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>");

    decline(HOSTESS, ROOM + "/Pistol");

    assertDeclined(PISTOL);
  }

  @Test
  void ofTwoInvitersUnderTheSameNickTheLatterIsTold() {
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>");
    rooms.send(NYM, "<presence to='" + ROOM + "/Pistol'/>");
    invite(NYM);

    decline(HOSTESS, ROOM + "/Pistol");

    assertDeclined(NYM);
  }

  @Test
  void ofTwoInvitationsByTheSameInviterOneIsLeft() {
    invite(PISTOL);
    decline(HOSTESS, ROOM + "/Pistol");

    decline(HOSTESS, ROOM + "/Pistol");

    assertIgnored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<decline/>", "<decline to='@tavern'/>"})
  void aDeclineToNobodyIsRefused(String decline) {
    List<Stanza> sent =
        rooms.send(
            HOSTESS,
            "<message to='%s'><x xmlns='%s'>%s</x></message>"
                .formatted(ROOM, Namespaces.MUC_USER, decline));

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(HOSTESS));
    assertThat(error(sent.get(0))).isEqualTo("modify/jid-malformed");
  }
}
