package dev.muc.feature;

import static dev.muc.testing.Received.occupantId;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The id that names an account in a room without telling who it is (XEP-0421). */
class OccupantIdTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private final Rooms rooms = new Rooms();

  private String idOf(Rooms where, String client, String room, String nick) {
    where.send(
        client,
        "<presence to='"
            + room
            + "/"
            + nick
            + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    Stanza self = where.to(client).stream().filter(Rooms::isSelf).findFirst().orElseThrow();
    return occupantId(self);
  }

  @Test
  @Covers({"0421-3.1-1", "0421-3.2-1", "0421-4-3", "0421-4-4"})
  void everythingSentOnBehalfOfAnOccupantNamesIt() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    String id = rooms.room().occupant("Pistol").orElseThrow().id();
    List<Stanza> seen = new ArrayList<>(rooms.to(KING));
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'><show>away</show></presence>");
    seen.addAll(rooms.to(KING));
    rooms.say(PISTOL, "Trust none");
    seen.addAll(rooms.to(KING));
    rooms.send(PISTOL, "<message to='" + ROOM + "/King'><body>Psst</body></message>");
    seen.addAll(rooms.to(KING));
    rooms.send(PISTOL, "<presence to='" + ROOM + "/Ancient'/>");
    seen.addAll(rooms.to(KING));
    rooms.admin(KING, "<item nick='Ancient' role='moderator'/>");
    seen.addAll(rooms.to(KING).stream().filter(Presence.class::isInstance).toList());
    rooms.send(
        PISTOL, "<message type='groupchat' to='" + ROOM + "'><subject>War</subject></message>");
    seen.addAll(rooms.to(KING));
    rooms.enter("nym@tavern/bench", "Nym");
    seen.addAll(
        rooms.to("nym@tavern/bench").stream()
            .filter(stanza -> stanza.from().toString().matches(".*/(Pistol|Ancient)"))
            .toList());
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    seen.addAll(rooms.to(KING));

    assertThat(seen).hasSize(12).allMatch(stanza -> occupantId(stanza).equals(id));
    assertThat(seen)
        .allMatch(stanza -> Received.count(stanza, Namespaces.OCCUPANT_ID, "occupant-id") == 1);
  }

  @Test
  @Covers("0421-4.1-1")
  void accountHasTheSameIdOnEveryVisitUnderAnyNickFromAnyClient() {
    rooms.create(KING, "King");
    String id = idOf(rooms, PISTOL, ROOM, "Pistol");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");

    assertThat(idOf(rooms, PISTOL, ROOM, "Ancient")).isEqualTo(id);
    assertThat(idOf(rooms, "Pistol@TAVERN/bed", ROOM, "Other")).isEqualTo(id);
  }

  @Test
  @Covers({"0421-4.1-1", "0421-4.1-6"})
  void idOutlivesTheRoomAndTheProcess() {
    String id = idOf(rooms, PISTOL, ROOM, "Pistol");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>");
    assertThat(rooms.service.roomCount()).isZero();

    assertThat(idOf(rooms, PISTOL, ROOM, "Pistol")).isEqualTo(id);
    assertThat(idOf(new Rooms(), PISTOL, ROOM, "Pistol")).isEqualTo(id);
  }

  @Test
  @Covers({"0421-4.1-2", "0421-4.1-4"})
  void everyAccountHasItsOwnIdInEveryRoom() {
    Set<String> ids = new LinkedHashSet<>();
    for (String room : List.of("a@chat.example", "b@chat.example", "ab@chat.example")) {
      ids.add(idOf(rooms, KING, room, "King"));
      rooms.send(
          KING,
          "<iq type='set' id='c' to='"
              + room
              + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
              + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
      ids.add(idOf(rooms, PISTOL, room, "Pistol"));
      ids.add(idOf(rooms, "pistol@taverns/table", room, "Ancient"));
    }
    assertThat(ids).hasSize(9);
  }

  @Test
  @Covers({"0421-4.1-2", "0421-4.1-3", "0421-4.1-5"})
  void idDependsOnASecretOfTheService() {
    String one = idOf(new Rooms(ServiceConfig.of(Rooms.SERVICE, "one")), PISTOL, ROOM, "P");
    String two = idOf(new Rooms(ServiceConfig.of(Rooms.SERVICE, "two")), PISTOL, ROOM, "P");

    assertThat(one).isNotEqualTo(two).doesNotContain("pistol");
  }

  @Test
  @Covers({"0421-4.1-7", "0421-4.1-3"})
  void idIsShortWhateverTheAddress() {
    String longName = "p".repeat(1_000);

    assertThat(idOf(rooms, longName + "@tavern/table", ROOM, "Pistol")).hasSize(43);
  }

  /** HMAC-SHA256 of "a@chat.example NUL b@c" under "key", from Python's hmac module. */
  @Test
  @Covers("0421-4.1-6")
  void idIsAKeyedHashOfRoomAndAccount() {
    Rooms keyed = new Rooms(ServiceConfig.of(Rooms.SERVICE, "key"));

    assertThat(idOf(keyed, "b@c/d", "a@chat.example", "B"))
        .isEqualTo("8uajkuQLxGsX9l3-U2JAPkdgHLoAIKhujK494iD8isI");
  }

  @Test
  @Covers({"0421-4-4", "0421-4-5", "0421-4-6"})
  void idsAreOnInEveryRoomSoTheServiceSaysSoToo() {
    rooms.create(KING, "King");

    Stanza form =
        only(
            rooms.send(
                KING,
                "<iq type='get' id='c' to='"
                    + ROOM
                    + "'><query xmlns='http://jabber.org/protocol/muc#owner'/></iq>"));
    assertThat(form.payloads().toString())
        .as("no way to turn it off")
        .doesNotContain("occupant-id");
    for (String address : List.of(Rooms.SERVICE, ROOM)) {
      Stanza info =
          only(
              rooms.send(
                  KING,
                  "<iq type='get' id='d' to='"
                      + address
                      + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"));
      assertThat(info.payloads().toString()).contains("urn:xmpp:occupant-id:0");
    }
  }

  @Test
  @Covers("0421-4-3")
  void whatTheRoomSaysItselfNamesNobody() {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_roomname", "The Breach");
    Stanza notice = rooms.to(KING).get(rooms.to(KING).size() - 1);

    assertThat(notice.from()).hasToString(ROOM);
    assertThat(notice.payload(Namespaces.OCCUPANT_ID, "occupant-id")).isEmpty();
  }
}
