package dev.muc.feature;

import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The service proposes names for new rooms (XEP-0307). */
class ProposeNameTest {
  private static final String PISTOL = "pistol@tavern/table";
  private static final String UNIQUE = "http://jabber.org/protocol/muc#unique";
  private static final String ASK =
      "<iq type='get' id='name' to='" + SERVICE + "'><unique xmlns='" + UNIQUE + "'/></iq>";
  private final Rooms rooms = new Rooms();

  private static String name(Stanza answer) {
    return answer.payload(UNIQUE, "unique").orElseThrow().text();
  }

  private String ask() {
    return name(only(rooms.send(PISTOL, ASK)));
  }

  @Test
  @Covers({"0307-2-1", "0307-2-2", "0307-2-4", "0307-2-5"})
  void eachNameIsNewAndValidAndNoRoomIsMade() {
    String first = ask();
    assertThat(ask()).isNotEqualTo(first);
    assertThat(rooms.service.roomCount()).isZero();

    String there = "<presence to='" + first + "@" + SERVICE + "/Pistol'>";
    rooms.send(PISTOL, there + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");
    assertThat(rooms.service.room(BareJid.of(first + "@" + SERVICE))).isPresent();
  }

  @Test
  @Covers({"0307-2-1", "0307-2-5"})
  void namesThatAreTakenOrNoneArePassedOver() {
    Deque<String> names = new ArrayDeque<>();
    RoomService service =
        new RoomService(
            ServiceConfig.of(SERVICE, "secret"),
            () -> Instant.EPOCH,
            () -> names.isEmpty() ? "of no importance" : names.remove());
    String enter = "<presence to='taken@" + SERVICE + "/Nym'>";
    service.handle(
        Xml.stanza(
            "nym@tavern/bench", enter + "<x xmlns='http://jabber.org/protocol/muc'/></presence>"));
    names.addAll(List.of("taken", "no/name", "no@name", "", "free"));

    Stanza answer = only(service.handle(Xml.stanza(PISTOL, ASK)).stanzas());

    assertThat(name(answer)).isEqualTo("free");
  }

  @Test
  void anEmbedderWhoseIdentifiersNameNoRoomIsToldSo() {
    RoomService service =
        new RoomService(ServiceConfig.of(SERVICE, "secret"), () -> Instant.EPOCH, () -> "a/b");

    assertThat(lines(service.handle(Xml.stanza(PISTOL, ASK)).stanzas()))
        .containsExactly("error cancel/internal-server-error");
  }

  @Test
  @Covers("0307-2-3")
  void whoMayNotCreateRoomsNeedsNoName() {
    Rooms closed = new Rooms(ServiceConfig.of(SERVICE, "secret").withAdminsOnlyCreate(true));

    assertThat(lines(closed.send(PISTOL, ASK))).containsExactly("error cancel/not-allowed");
  }

  @Test
  void serviceAdminsAreToldWhereOnlyTheyMayCreate() {
    Rooms closed =
        new Rooms(
            ServiceConfig.of(SERVICE, "secret")
                .withAdmins(List.of(BareJid.of("pistol@tavern")))
                .withAdminsOnlyCreate(true));

    assertThat(name(only(closed.send(PISTOL, ASK)))).isNotEmpty();
  }

  @Test
  @Covers("0307-3-1")
  void theServiceSaysThatItDoes() {
    Stanza info =
        only(
            rooms.send(
                PISTOL,
                "<iq type='get' id='i' to='"
                    + SERVICE
                    + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"));

    assertThat(info.payloads().get(0).children())
        .anyMatch(child -> child.attribute("var").equals(Optional.of(UNIQUE)));
  }

  @Test
  void aRequestOfTheWrongTypeIsNone() {
    assertThat(lines(rooms.send(PISTOL, ASK.replace("'get'", "'set'"))))
        .containsExactly("error modify/bad-request");
  }
}
