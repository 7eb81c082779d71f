package dev.muc;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scenario that this project grew from: a members-only room lets go of a former member. */
class SeedScenarioTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  @Test
  @Covers({"0045-10.1.1-4", "0045-10.1.1-5", "0045-10.1.1-7"})
  void whoEntersFirstOwnsTheRoom() {
    List<Stanza> received = rooms.enter(KING, "King");

    assertThat(received).hasSize(2);
    assertThat(codes(received.get(0))).containsExactly(201, 110);
    assertThat(item(received.get(0)).attribute("affiliation")).contains("owner");
    assertThat(item(received.get(0)).attribute("role")).contains("moderator");
    assertThat(item(received.get(0)).attribute("jid")).contains(KING);
    assertThat(received.get(1)).isInstanceOf(Message.class);
    assertThat(received.get(1).payload(Stanza.NAMESPACE, "subject").map(Element::text))
        .contains("");
  }

  @Test
  @Covers({"0045-10.1.1-6", "0045-7.2.10-1", "0045-10.1.2-2"})
  void nobodyElseEntersBeforeTheRoomIsConfigured() {
    rooms.enter(KING, "King");

    assertThat(error(rooms.enter(PISTOL, "Pistol").get(0))).isEqualTo("cancel/item-not-found");

    rooms.configure(KING);
    assertThat(codes(rooms.to(KING).get(0))).isEmpty();
    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.to(PISTOL)).hasSize(3);
  }

  @Test
  @Covers({"0045-9.4-4", "0045-9.4-5", "0045-9.4-2"})
  void formerMemberIsRemovedFromMembersOnlyRoom() {
    rooms.enter(KING, "King");
    rooms.configure(KING, "muc#roomconfig_membersonly", "1");
    assertThat(error(rooms.enter(PISTOL, "Pistol").get(0))).isEqualTo("auth/registration-required");
    rooms.affiliate(KING, "pistol@tavern", "member");
    assertThat(rooms.to(KING))
        .extracting(Object::getClass)
        .containsExactly(Message.class, Iq.class);
    rooms.enter(PISTOL, "Pistol");

    rooms.affiliate(KING, "pistol@tavern", "none");

    Stanza seen = rooms.to(KING).get(0);
    assertThat(((Presence) seen).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(codes(seen)).containsExactly(321);
    assertThat(item(seen).attribute("affiliation")).contains("none");
    assertThat(item(seen).child("actor").flatMap(actor -> actor.attribute("jid"))).contains(KING);
    Stanza told = rooms.to(PISTOL).get(0);
    assertThat(codes(told)).containsExactly(321, 110);
    assertThat(item(told).child("actor").flatMap(actor -> actor.attribute("jid"))).isEmpty();
    assertThat(((Iq) rooms.to(KING).get(1)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  void roomIsGoneWithItsLastOccupant() {
    rooms.create(KING, "King");

    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "'/>");

    assertThat(rooms.service.roomCount()).isZero();
  }
}
