package dev.muc.feature;

import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account registers with so many rooms of a service and no more (0045-14.6-6). */
class ReservationLimitTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(SERVICE, "a secret of the tests")
          .withLimits(Limits.DEFAULT.with(Limit.RESERVATIONS_PER_ACCOUNT, 2));
  private final Rooms rooms = new Rooms(CONFIG);

  @BeforeEach
  void thereAreThreeRoomsOpenToRegistration() {
    for (String room : List.of("one", "two", "three")) {
      rooms.send(
          KING,
          "<presence to='"
              + room
              + "@chat.example/King'><x xmlns='"
              + Namespaces.MUC
              + "'/></presence>");
      rooms.send(
          KING,
          "<iq type='set' id='c' to='"
              + room
              + "@chat.example'><query xmlns='"
              + Namespaces.MUC_OWNER
              + "'><x xmlns='jabber:x:data' type='submit'>"
              + "<field var='x-muc#roomconfig_registration'><value>1</value></field>"
              + "</x></query></iq>");
    }
  }

  private static String form(String nick) {
    return "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
        + Namespaces.MUC_REGISTER
        + "</value></field><field var='muc#register_roomnick'><value>"
        + nick
        + "</value></field></x>";
  }

  private static String request(String room, String content) {
    return "<iq type='set' id='r' to='"
        + room
        + "@chat.example'><query xmlns='jabber:iq:register'>"
        + content
        + "</query></iq>";
  }

  private Stanza register(String client, String room, String nick) {
    return last(rooms.send(client, request(room, form(nick))));
  }

  private static Stanza last(List<Stanza> sent) {
    return sent.get(sent.size() - 1);
  }

  private static boolean isResult(Stanza stanza) {
    return ((Iq) stanza).type() == Iq.Type.RESULT;
  }

  @Test
  @Covers("0045-14.6-6")
  void oneRoomTooManyIsRefused() {
    assertThat(isResult(register(PISTOL, "one", "Pistol"))).isTrue();
    assertThat(isResult(register(PISTOL, "two", "Pistol"))).isTrue();

    assertThat(error(register(PISTOL, "three", "Pistol"))).isEqualTo("modify/policy-violation");
    assertThat(isResult(register("nym@tavern/x", "three", "Nym"))).isTrue();
  }

  @Test
  void anotherNickInARoomIsNotAnotherRegistration() {
    register(PISTOL, "one", "Pistol");
    register(PISTOL, "two", "Pistol");

    assertThat(isResult(register(PISTOL, "two", "Ancient"))).isTrue();
    assertThat(error(register(PISTOL, "three", "Pistol"))).isEqualTo("modify/policy-violation");
  }

  @Test
  void whoUnregistersMayRegisterElsewhere() {
    register(PISTOL, "one", "Pistol");
    register(PISTOL, "two", "Pistol");

    rooms.send(PISTOL, request("one", "<remove/>"));

    assertThat(isResult(register(PISTOL, "three", "Pistol"))).isTrue();
    assertThat(error(register(PISTOL, "one", "Pistol"))).isEqualTo("modify/policy-violation");
  }

  @Test
  void roomThatIsGoneNoLongerCounts() {
    register(PISTOL, "one", "Pistol");
    register(PISTOL, "two", "Pistol");
    rooms.send(KING, "<presence type='unavailable' to='one@chat.example'/>");
    assertThat(rooms.service.roomCount()).isEqualTo(2);

    assertThat(isResult(register(PISTOL, "three", "Pistol"))).isTrue();
  }

  @Test
  void registrationsCountAfterARestart() {
    Rooms first = new Rooms(CONFIG);
    first.create(KING, "King");
    first.admin(KING, "<item jid='pistol@tavern' affiliation='member' nick='Pistol'/>");
    RoomService restarted = new RoomService(CONFIG, first::now, () -> "id");
    for (String room : List.of("one@chat.example", "two@chat.example", "three@chat.example")) {
      restarted.restore(BareJid.of(room), first.log());
    }
    restarted.handle(Xml.stanza(PISTOL, request("three", "<remove/>")));

    List<Stanza> sent =
        restarted.handle(Xml.stanza(KING, request("three", form("King")))).stanzas();
    assertThat(isResult(last(sent))).isTrue();
    restarted.handle(
        Xml.stanza(
            KING,
            "<iq type='set' id='m' to='three@chat.example'><query xmlns='"
                + Namespaces.MUC_ADMIN
                + "'><item jid='pistol@tavern' affiliation='member'/></query></iq>"));
    List<Stanza> refused =
        restarted.handle(Xml.stanza(PISTOL, request("three", form("Pistol")))).stanzas();
    assertThat(error(refused.get(0))).isEqualTo("modify/policy-violation");
  }
}
