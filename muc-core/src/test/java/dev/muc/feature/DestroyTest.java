package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner destroys a room (XEP-0045 §10.9). */
class DestroyTest {
  private static final String KING = "king@court/throne";
  private static final String EXETER = "exeter@court/hall";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String PISTOL_TOO = "pistol@tavern/stool";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void threeAreInTheRoom() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.enter(EXETER, "Exeter");
    rooms.enter(PISTOL, "Pistol");
  }

  private List<Stanza> destroy(String client, String element) {
    return rooms.send(
        client,
        "<iq type='set' id='end' to='"
            + ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'>"
            + element
            + "</query></iq>");
  }

  private static Element destroyElement(Stanza stanza) {
    return stanza.payload(Namespaces.MUC_USER, "x").flatMap(x -> x.child("destroy")).orElseThrow();
  }

  @Test
  @Covers({
    "0045-10.9-1",
    "0045-10.9-5",
    "0045-10.9-6",
    "0045-10.9-7",
    "0045-10.9-9",
    "0045-10.9-10"
  })
  void eachOccupantIsToldOnceOfItsOwnEndAndTheOwnerHasTheResultLast() {
    List<Stanza> sent = destroy(KING, "<destroy/>");

    assertThat(sent).hasSize(4);
    for (String client : List.of(KING, EXETER, PISTOL)) {
      Stanza told = rooms.to(client).get(0);
      assertThat(((Presence) told).type()).isEqualTo(Presence.Type.UNAVAILABLE);
      assertThat(codes(told)).containsExactly(110);
      assertThat(item(told).attribute("role")).contains("none");
      assertThat(item(told).attribute("jid")).contains(client);
      assertThat(destroyElement(told)).isEqualTo(Element.of(Namespaces.MUC_USER, "destroy"));
    }
    assertThat(rooms.to(PISTOL).get(0).from()).isEqualTo(Jid.of(ROOM + "/Pistol"));
    assertThat(item(rooms.to(PISTOL).get(0)).attribute("affiliation")).contains("none");
    assertThat(item(rooms.to(KING).get(0)).attribute("affiliation")).contains("owner");
    assertThat(rooms.to(PISTOL)).hasSize(1);
    assertThat(((Iq) sent.get(3)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(sent.get(3).to()).isEqualTo(Jid.of(KING));
    assertThat(sent.get(3).payloads()).isEmpty();
  }

  @Test
  @Covers({"0045-10.9-2", "0045-10.9-8"})
  void occupantsAreToldWhereToGoWithWhichPasswordAndWhy() {
    destroy(
        KING,
        "<destroy jid='agincourt@chat.example'><reason>Onward</reason>"
            + "<password>crispian</password></destroy>");

    Element told = destroyElement(rooms.to(PISTOL).get(0));
    assertThat(told.attribute("jid")).contains("agincourt@chat.example");
    assertThat(told.children())
        .containsExactly(
            Element.ofText(Namespaces.MUC_USER, "password", "crispian"),
            Element.ofText(Namespaces.MUC_USER, "reason", "Onward"));
  }

  @Test
  void everyClientOfAnOccupantIsTold() {
    rooms.enter(PISTOL_TOO, "Pistol");

    destroy(KING, "<destroy/>");

    assertThat(rooms.to(PISTOL)).hasSize(1);
    assertThat(rooms.to(PISTOL_TOO)).hasSize(1);
    assertThat(codes(rooms.to(PISTOL_TOO).get(0))).containsExactly(110);
  }

  @Test
  @Covers({"0045-10.9-11", "0045-5.2.1-10"})
  void onlyOwnersMayDestroyARoom() {
    assertThat(error(destroy(EXETER, "<destroy/>").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(destroy(PISTOL, "<destroy/>").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(destroy("nym@tavern/x", "<destroy/>").get(0))).isEqualTo("auth/forbidden");

    assertThat(rooms.outcome.deliveries()).hasSize(1);
    assertThat(rooms.room().occupants()).hasSize(3);
  }

  @Test
  @Covers("0045-10.9-1")
  void persistentRoomIsDestroyedByAnOwnerWhoIsNotInIt() {
    rooms.configure(KING, "muc#roomconfig_persistentroom", "1");
    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "'/>");

    List<Stanza> sent = destroy("king@court/bed", "<destroy/>");

    assertThat(sent).hasSize(3);
    assertThat(((Iq) sent.get(2)).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  @Covers({"0045-10.9-3", "0045-10.9-4"})
  void nothingIsLeftAndTheAddressIsFree() {
    rooms.affiliate(KING, "nym@tavern", "outcast");
    rooms.say(PISTOL, "Base is the slave that pays");
    destroy(KING, "<destroy><reason>Enough</reason></destroy>");

    assertThat(error(rooms.send(KING, discover()).get(0))).isEqualTo("cancel/item-not-found");

    List<Stanza> received = rooms.enter("nym@tavern/x", "Nym");
    assertThat(received).hasSize(2);
    assertThat(codes(received.get(0))).containsExactly(201, 110);
    assertThat(rooms.room().entry(BareJid.of("exeter@court")).isDefault()).isTrue();
  }

  private static String discover() {
    return "<iq type='get' id='d' to='"
        + ROOM
        + "'><query xmlns='"
        + Namespaces.DISCO_INFO
        + "'/></iq>";
  }

  @Test
  void venueThatIsNoAddressIsRefused() {
    List<Stanza> sent = destroy(KING, "<destroy jid='@'/>");

    assertThat(error(sent.get(0))).isEqualTo("modify/jid-malformed");
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void emptyVenueIsNone() {
    destroy(KING, "<destroy jid=''/>");

    assertThat(destroyElement(rooms.to(PISTOL).get(0)).attribute("jid")).isEmpty();
  }

  @Test
  void thereIsNothingToDestroyWhereThereIsNoRoom() {
    destroy(KING, "<destroy/>");

    assertThat(error(destroy(KING, "<destroy/>").get(0))).isEqualTo("cancel/item-not-found");
  }
}
