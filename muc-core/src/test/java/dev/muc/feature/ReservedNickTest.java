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

/** A nick that is reserved for an account, and who learns of it (XEP-0045 §7.12, §7.2.8, §9.3). */
class ReservedNickTest {
  private static final String KING = "king@court/throne";
  private static final String FLUELLEN = "fluellen@wales/camp";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String GOWER = "gower@england/camp";
  private static final String NODE = "x-roomuser-item";
  private final Rooms rooms = new Rooms();

  @BeforeEach
  void theKingHasARoom() {
    rooms.create(KING, "King");
  }

  private List<Stanza> reserve(String admin, String account, String affiliation, String nick) {
    return rooms.admin(
        admin,
        "<item jid='" + account + "' affiliation='" + affiliation + "' nick='" + nick + "'/>");
  }

  private Stanza whatIsMyNick(String client, String where) {
    List<Stanza> sent =
        rooms.send(
            client,
            "<iq type='get' id='nick' to='"
                + where
                + "'><query xmlns='"
                + Namespaces.DISCO_INFO
                + "' node='"
                + NODE
                + "'/></iq>");
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }

  private static Element nickAnswer(String nick) {
    return Element.builder(Namespaces.DISCO_INFO, "query")
        .attribute("node", NODE)
        .child(
            Element.builder(Namespaces.DISCO_INFO, "identity")
                .attribute("category", "conference")
                .attribute("name", nick)
                .attribute("type", "text")
                .build())
        .build();
  }

  @Test
  @Covers({"0045-7.12-1", "0045-7.12-3", "0045-7.12-4"})
  void holderDiscoversItsNick() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    Stanza answer = whatIsMyNick(FLUELLEN, ROOM);

    assertThat(((Iq) answer).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(answer.payloads()).containsExactly(nickAnswer("Leek"));
  }

  @Test
  @Covers("0045-7.12-5")
  void whoHasReservedNothingDiscoversNothing() {
    Element empty = Element.builder(Namespaces.DISCO_INFO, "query").attribute("node", NODE).build();

    assertThat(whatIsMyNick(PISTOL, ROOM).payloads()).containsExactly(empty);
    assertThat(whatIsMyNick(KING, ROOM).payloads()).containsExactly(empty);
  }

  @Test
  @Covers({"0045-7.12-8", "0045-7.12-9"})
  void occupantIsAnsweredAsIfItWereNotInTheRoom() {
    reserve(KING, "fluellen@wales", "member", "Leek");
    Stanza outside = whatIsMyNick(FLUELLEN, ROOM);
    rooms.enter(FLUELLEN, "Captain");

    assertThat(whatIsMyNick(FLUELLEN, ROOM)).isEqualTo(outside);
  }

  @Test
  @Covers("0045-7.12-2")
  void serviceOutsideOfItsRoomsKnowsNoReservedNicks() {
    assertThat(error(whatIsMyNick(FLUELLEN, Rooms.SERVICE)))
        .isEqualTo("cancel/feature-not-implemented");
  }

  @Test
  @Covers({"0045-7.12-6", "0045-7.12-7", "0045-7.10-19"})
  void holderMayEnterUnderAnotherNick() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    rooms.enter(FLUELLEN, "Captain");

    Stanza own = rooms.to(FLUELLEN).get(1);
    assertThat(own.from()).isEqualTo(Jid.of(ROOM + "/Captain"));
    assertThat(codes(own)).containsExactly(110);
  }

  @Test
  @Covers("0045-7.12-10")
  void nobodyElseEntersUnderAReservedNick() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    List<Stanza> sent = rooms.enter(PISTOL, "leek");

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).isInstanceOf(Presence.class);
    assertThat(error(sent.get(0))).isEqualTo("cancel/conflict");
    rooms.enter(FLUELLEN, "Leek");
    assertThat(rooms.room().occupant("Leek")).isPresent();
  }

  @Test
  @Covers("0045-7.6-7")
  void nobodyElseTakesAReservedNick() {
    reserve(KING, "fluellen@wales", "member", "Leek");
    rooms.enter(PISTOL, "Pistol");

    List<Stanza> sent = rooms.send(PISTOL, "<presence to='" + ROOM + "/Leek'/>");

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("cancel/conflict");
    assertThat(rooms.room().occupant(Jid.of(PISTOL)).orElseThrow().nick()).isEqualTo("Pistol");
  }

  @Test
  void holderTakesItsReservedNickInTheRoom() {
    reserve(KING, "fluellen@wales", "member", "Leek");
    rooms.enter(FLUELLEN, "Captain");

    rooms.send(FLUELLEN, "<presence to='" + ROOM + "/Leek'/>");

    assertThat(rooms.room().occupant(Jid.of(FLUELLEN)).orElseThrow().nick()).isEqualTo("Leek");
  }

  @Test
  void whoMerelyUsesANickHasToGoWhenItIsReserved() {
    rooms.enter(PISTOL, "Leek");

    List<Stanza> sent = reserve(KING, "fluellen@wales", "member", "Leek");

    Stanza own = rooms.to(PISTOL).get(0);
    assertThat(((Presence) own).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(codes(own)).containsExactly(307, 110);
    assertThat(item(own).attribute("role")).contains("none");
    assertThat(item(own).child("reason").map(Element::text)).contains("This nickname is reserved");
    assertThat(item(own).child("actor")).isEmpty();
    assertThat(rooms.to(PISTOL)).hasSize(1);
    assertThat(rooms.to(KING))
        .extracting(Object::getClass)
        .containsExactly(Presence.class, Message.class, Iq.class);
    assertThat(codes(rooms.to(KING).get(0))).containsExactly(307);
    assertThat(sent).hasSize(4);
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  void holderWhoUsesTheNickAlreadyStays() {
    rooms.enter(FLUELLEN, "Leek");

    reserve(KING, "fluellen@wales", "member", "Leek");

    assertThat(codes(rooms.to(FLUELLEN).get(0))).containsExactly(110);
    assertThat(rooms.room().occupant("Leek").orElseThrow().affiliation())
        .isEqualTo(Affiliation.MEMBER);
  }

  @Test
  void adminCannotTakeTheNickThatAnOwnerUses() {
    rooms.affiliate(KING, "gower@england", "admin");

    List<Stanza> sent = reserve(GOWER, "fluellen@wales", "member", "King");

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("cancel/not-allowed");
    assertThat(rooms.room().occupant("King")).isPresent();
    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).isDefault()).isTrue();
  }

  @Test
  void adminCanTakeTheNickThatAnotherAdminUses() {
    rooms.affiliate(KING, "gower@england", "admin");
    rooms.affiliate(KING, "pistol@tavern", "admin");
    rooms.enter(PISTOL, "Leek");

    reserve(GOWER, "fluellen@wales", "member", "Leek");

    assertThat(rooms.room().occupant("Leek")).isEmpty();
  }

  @Test
  void nickIsReservedOnlyOnce() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    List<Stanza> sent = reserve(KING, "pistol@tavern", "member", "Leek");

    assertThat(error(sent.get(0))).isEqualTo("cancel/conflict");
    assertThat(rooms.room().reservedFor("Leek")).contains(BareJid.of("fluellen@wales"));
  }

  @Test
  void reservationIsRepeatedWithoutAConflict() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    reserve(KING, "fluellen@wales", "admin", "leek");

    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).affiliation())
        .isEqualTo(Affiliation.ADMIN);
    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).nick()).isEqualTo("leek");
  }

  @Test
  void nickThatNobodyMayHaveIsNotReserved() {
    assertThat(error(reserve(KING, "fluellen@wales", "member", " Leek").get(0)))
        .isEqualTo("modify/jid-malformed");
    assertThat(error(reserve(KING, "fluellen@wales", "member", "\u2800").get(0)))
        .isEqualTo("modify/jid-malformed");
    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).isDefault()).isTrue();
  }

  @Test
  void reservedNickIsKeptAsItIsWrittenOnTheWire() {
    reserve(KING, "fluellen@wales", "member", "Cafe\u0301");

    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).nick()).isEqualTo("Caf\u00e9");
  }

  @Test
  void emptyNickGivesAReservedOneFreeAndNoneLeavesIt() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    rooms.affiliate(KING, "fluellen@wales", "admin");
    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).nick()).isEqualTo("Leek");

    reserve(KING, "fluellen@wales", "admin", "");
    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).nick()).isNull();
  }

  @Test
  void nickIsFreeOnceItsHolderIsNoMember() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    reserve(KING, "fluellen@wales", "none", "Leek");

    assertThat(rooms.room().reservedFor("Leek")).isEmpty();
    assertThat(rooms.room().entry(BareJid.of("fluellen@wales")).isDefault()).isTrue();
  }

  @Test
  @Covers("0045-17.4-10")
  void listOfMembersShowsReservedNicks() {
    reserve(KING, "fluellen@wales", "member", "Leek");

    List<Stanza> sent =
        rooms.send(
            KING,
            "<iq type='get' id='l' to='"
                + ROOM
                + "'><query xmlns='"
                + Namespaces.MUC_ADMIN
                + "'><item affiliation='member'/></query></iq>");

    Element item = sent.get(0).payloads().get(0).children().get(0);
    assertThat(item.attribute("nick")).contains("Leek");
    assertThat(item.attribute("jid")).contains("fluellen@wales");
    assertThat(item.attribute("affiliation")).contains("member");
  }
}
