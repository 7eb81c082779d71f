package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.Affiliation;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account takes back its registration with a room (XEP-0077 §3.2). */
class UnregisterTest {
  private static final String KING = "king@court/throne";
  private static final String FLUELLEN = "fluellen@wales/camp";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void theKingHasARoomWithAMember() {
    rooms.create(KING, "King");
    reserve("fluellen@wales", "member", "Leek");
  }

  private void reserve(String account, String affiliation, String nick) {
    rooms.admin(
        KING,
        "<item jid='" + account + "' affiliation='" + affiliation + "' nick='" + nick + "'/>");
  }

  private List<Stanza> set(String client, String content) {
    return rooms.send(
        client,
        "<iq type='set' id='unreg' to='"
            + ROOM
            + "'><query xmlns='jabber:iq:register'>"
            + content
            + "</query></iq>");
  }

  private Affiliation affiliation(String account) {
    return rooms.room().entry(BareJid.of(account)).affiliation();
  }

  @Test
  @Covers({"0077-3.2-1", "0077-3.2-2"})
  void memberLosesMembershipAndNick() {
    List<Stanza> sent = set("fluellen@wales/horse", "<remove/>");

    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).isDefault()).isTrue();
    assertThat(rooms.room().reservedFor("Leek")).isEmpty();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0)).isInstanceOf(Message.class);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(KING));
    assertThat(sent.get(0).payloads())
        .containsExactly(
            Element.of(
                Namespaces.MUC_USER,
                "x",
                Element.builder(Namespaces.MUC_USER, "item")
                    .attribute("affiliation", "none")
                    .attribute("jid", "fluellen@wales")
                    .build()));
    assertThat(((Iq) sent.get(1)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(sent.get(1).payloads()).isEmpty();
  }

  @Test
  @Covers("0077-3.2-4")
  void occupantsSeeThatOneOfThemIsAMemberNoMore() {
    rooms.enter(FLUELLEN, "Leek");
    rooms.enter(PISTOL, "Pistol");

    set(FLUELLEN, "<remove/>");

    for (String client : List.of(KING, FLUELLEN, PISTOL)) {
      Stanza seen = rooms.to(client).get(0);
      assertThat(((Presence) seen).type()).isEqualTo(Presence.Type.AVAILABLE);
      assertThat(item(seen).attribute("affiliation")).contains("none");
      assertThat(item(seen).attribute("role")).contains("participant");
    }
    assertThat(item(rooms.to(PISTOL).get(0)).attribute("jid")).isEmpty();
    assertThat(((Iq) rooms.to(FLUELLEN).get(1)).type()).isEqualTo(Iq.Type.RESULT);
  }

  @Test
  @Covers("0077-3.2-4")
  void membersOnlyRoomLetsGoOfWhoUnregisters() {
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");
    rooms.enter(FLUELLEN, "Leek");

    set(FLUELLEN, "<remove/>");

    Stanza own = rooms.to(FLUELLEN).get(0);
    assertThat(((Presence) own).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(codes(own)).containsExactly(321, 110);
    assertThat(item(own).attribute("affiliation")).contains("none");
    assertThat(item(own).attribute("role")).contains("none");
    assertThat(item(own).children()).isEmpty();
    Stanza seen = rooms.to(KING).get(0);
    assertThat(((Presence) seen).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(codes(seen)).containsExactly(321);
    assertThat(((Iq) rooms.to(FLUELLEN).get(1)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  void memberWhomAnAdminAddedWithoutANickMayLeaveTheListToo() {
    rooms.affiliate(KING, "pistol@tavern", "member");

    set(PISTOL, "<remove/>");

    assertThat(affiliation("pistol@tavern")).isEqualTo(Affiliation.NONE);
  }

  @Test
  void ownerGivesItsNickFreeAndStaysOwner() {
    reserve("king@court", "owner", "Harry");

    List<Stanza> sent = set(KING, "<remove/>");

    assertThat(affiliation("king@court")).isEqualTo(Affiliation.OWNER);
    assertThat(rooms.room().reservedFor("Harry")).isEmpty();
    assertThat(sent).hasSize(2);
    assertThat(item(sent.get(0)).attribute("affiliation")).contains("owner");
    assertThat(((Iq) sent.get(1)).type()).isEqualTo(Iq.Type.RESULT);
  }

  @Test
  @Covers("0077-3.2-3")
  void whoIsNotRegisteredCannotUnregister() {
    assertThat(error(set(PISTOL, "<remove/>").get(0))).isEqualTo("auth/registration-required");
    assertThat(error(set(KING, "<remove/>").get(0))).isEqualTo("auth/registration-required");

    rooms.configure(KING, "x-muc#roomconfig_registration", "1");
    assertThat(error(set(PISTOL, "<remove/>").get(0))).isEqualTo("auth/registration-required");
  }

  @Test
  @Covers("0077-3.2-3")
  void whatElseStandsBesideTheRemovalMakesItABadRequest() {
    String error = error(set(FLUELLEN, "<remove/><username>Leek</username>").get(0));

    assertThat(error).isEqualTo("modify/bad-request");
    assertThat(affiliation("fluellen@wales")).isEqualTo(Affiliation.MEMBER);
  }

  @Test
  void nickIsFreeForOthersAfterwards() {
    assertThat(error(rooms.enter(PISTOL, "Leek").get(0))).isEqualTo("cancel/conflict");

    set(FLUELLEN, "<remove/>");
    rooms.enter(PISTOL, "Leek");

    assertThat(rooms.room().occupant("Leek")).isPresent();
  }

  @Test
  void memberOfABannedDomainIsBannedOnceItUnregisters() {
    rooms.enter(FLUELLEN, "Leek");
    rooms.affiliate(KING, "wales", "outcast");
    assertThat(rooms.room().occupant("Leek")).isPresent();

    set(FLUELLEN, "<remove/>");

    assertThat(codes(rooms.to(FLUELLEN).get(0))).containsExactly(301, 110);
    assertThat(rooms.room().occupant("Leek")).isEmpty();
  }
}
