package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.reason;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;

/** Accounts are told of a new affiliation while they are not in the room (XEP-0045 §18.1). */
class AbsentNoticeTest {
  private static final String NOTIFY = "x-muc#roomconfig_notifyabsent";
  private final Rooms rooms = crew(NOTIFY, "1");

  @Test
  @Covers({"0045-18.1-2", "0045-18.1-3", "0045-18.1-5", "0045-16.6.2-2"})
  void theRoomTellsTheAccount() {
    rooms.admin(
        ADMIN, "<item jid='nym@tavern' affiliation='member'><reason>Valour</reason></item>");

    assertThat(told(rooms, "nym@tavern")).containsExactly("message member nym@tavern 101");
    Stanza notice = rooms.to("nym@tavern").get(0);
    assertThat(notice.from()).hasToString(ROOM);
    assertThat(notice.typeName()).isNotEqualTo("groupchat");
    assertThat(reason(notice)).isEqualTo("Valour");
    assertThat(told(rooms, OWNER)).containsExactly("message member nym@tavern");
  }

  @Test
  @Covers("0045-18.1-4")
  void theNoticeHasNoBody() {
    rooms.affiliate(ADMIN, "nym@tavern", "member");

    assertThat(rooms.to("nym@tavern").get(0).payload(Stanza.NAMESPACE, "body")).isEmpty();
  }

  @Test
  void theBannedAreToldAsWell() {
    rooms.affiliate(ADMIN, "nym@tavern", "outcast");

    assertThat(told(rooms, "nym@tavern")).containsExactly("message outcast nym@tavern 101");
  }

  @Test
  void whoIsInTheRoomIsToldByPresenceAlone() {
    rooms.affiliate(ADMIN, "pistol@tavern", "member");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol participant/member 110");
    assertThat(rooms.to("pistol@tavern")).isEmpty();
  }

  @Test
  void aDomainIsNobodyToBeTold() {
    rooms.affiliate(ADMIN, "france", "outcast");

    assertThat(rooms.to("france")).isEmpty();
    assertThat(told(rooms, OWNER)).containsExactly("message outcast france 301");
  }

  @Test
  void aReservedNickIsNoNewAffiliation() {
    rooms.affiliate(ADMIN, "nym@tavern", "member");

    rooms.admin(ADMIN, "<item jid='nym@tavern' affiliation='member' nick='Corporal'/>");

    assertThat(rooms.to("nym@tavern")).isEmpty();
    assertThat(rooms.to(OWNER)).isEmpty();
  }

  @Test
  void nobodyIsToldUnlessTheOwnerSaysSo() {
    rooms.configure(OWNER, NOTIFY, "0");

    rooms.affiliate(ADMIN, "nym@tavern", "member");

    assertThat(rooms.to("nym@tavern")).isEmpty();
    Rooms usual = crew();
    usual.affiliate(ADMIN, "nym@tavern", "member");
    assertThat(usual.to("nym@tavern")).isEmpty();
  }
}
