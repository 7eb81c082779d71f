package dev.muc.policy;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.HostAbilities;
import dev.muc.RoomOrder;
import dev.muc.ServiceConfig;
import dev.muc.model.Destruction;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Extensions;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.ListHost;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision is put before the policies, and a refusal leaves the room as it was. */
class EveryDecisionTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";

  private final Censor censor = new Censor();
  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(SERVICE, "a secret")
              .withHost(HostAbilities.ROOMS_AND_ARCHIVE)
              .withExtensions(Extensions.of(censor)),
          new ListHost());

  private void courtWithPistol() {
    rooms.create(KING, "King");
    rooms.configure(
        KING,
        "muc#roomconfig_moderatedroom",
        "1",
        "muc#roomconfig_enablelogging",
        "1",
        "x-muc#roomconfig_registration",
        "1",
        "muc#roomconfig_changesubject",
        "1");
    rooms.enter(PISTOL, "Pistol");
    rooms.send(
        KING,
        "<message to='%s'><x xmlns='%s'><invite to='nym@tavern'/></x></message>"
            .formatted(ROOM, Namespaces.MUC_USER));
    censor.asked.clear();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        request("arrive, join", NYM, join("Nym")),
        request("joinAgain", "pistol@tavern/chair", join("Pistol")),
        request("changeNick", PISTOL, "<presence to='" + ROOM + "/Ancient'/>"),
        request(
            "changePresence",
            PISTOL,
            "<presence to='" + ROOM + "/Pistol'><show>away</show></presence>"),
        request("message, keep", KING, groupchat("<body>Once more</body>")),
        request("changeSubject", KING, groupchat("<subject>Harfleur</subject>")),
        request(
            "privateMessage",
            PISTOL,
            "<message type='chat' to='" + ROOM + "/King'><body>Psst</body></message>"),
        request("relay", PISTOL, iq("get", "/King", "<time xmlns='urn:xmpp:time'/>")),
        request("invite", KING, user("<invite to='bardolph@tavern'/>")),
        request("decline", NYM, user("<decline to='king@court'/>")),
        request(
            "requestVoice",
            PISTOL,
            "<message to='"
                + ROOM
                + "'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
                + Namespaces.MUC_REQUEST
                + "</value></field><field var='muc#role'><value>participant</value></field>"
                + "</x></message>"),
        request(
            "changeAffiliation, changeStanding",
            KING,
            admin("<item jid='pistol@tavern' affiliation='member'/>")),
        request("changeStanding", KING, admin("<item nick='Pistol' role='participant'/>")),
        request("remove", KING, admin("<item nick='Pistol' role='none'/>")),
        request(
            "changeAffiliation, remove",
            KING,
            admin("<item jid='pistol@tavern' affiliation='outcast'/>")),
        request("register, changeStanding", PISTOL, register()),
        request(
            "changeField muc#roomconfig_moderatedroom, configure",
            KING,
            owner(
                "<x xmlns='jabber:x:data' type='submit'><field var='muc#roomconfig_moderatedroom'>"
                    + "<value>0</value></field></x>")),
        request("destroy", KING, owner("<destroy/>")),
        request("discover", NYM, iq("get", "", "<query xmlns='" + Namespaces.DISCO_INFO + "'/>")),
        request("discover", NYM, iq("get", "", "<query xmlns='" + Namespaces.DISCO_ITEMS + "'/>")),
        request("readArchive", KING, iq("set", "", "<query xmlns='" + Namespaces.MAM + "'/>")));
  }

  private static Arguments request(String decisions, String client, String xml) {
    return Arguments.of(decisions, client, xml);
  }

  private static String join(String nick) {
    return "<presence to='%s/%s'><x xmlns='%s'/></presence>".formatted(ROOM, nick, Namespaces.MUC);
  }

  private static String groupchat(String payload) {
    return "<message type='groupchat' to='" + ROOM + "'>" + payload + "</message>";
  }

  private static String user(String payload) {
    return "<message to='%s'><x xmlns='%s'>%s</x></message>"
        .formatted(ROOM, Namespaces.MUC_USER, payload);
  }

  private static String iq(String type, String resource, String payload) {
    return "<iq type='%s' id='q' to='%s'>%s</iq>".formatted(type, ROOM + resource, payload);
  }

  private static String admin(String items) {
    return iq("set", "", "<query xmlns='" + Namespaces.MUC_ADMIN + "'>" + items + "</query>");
  }

  private static String owner(String payload) {
    return iq("set", "", "<query xmlns='" + Namespaces.MUC_OWNER + "'>" + payload + "</query>");
  }

  private static String register() {
    return iq(
        "set",
        "",
        "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
            + "<field var='FORM_TYPE'><value>"
            + Namespaces.MUC_REGISTER
            + "</value></field><field var='muc#register_roomnick'><value>Pistol</value></field>"
            + "</x></query>");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("requests")
  void policiesAreAskedAboutEachDecisionThatARequestNeeds(
      String decisions, String client, String xml) {
    courtWithPistol();

    rooms.send(client, xml);

    assertThat(String.join(", ", censor.asked.stream().distinct().toList())).isEqualTo(decisions);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("requests")
  void whatIsRefusedDoesNotHappen(String decisions, String client, String xml) {
    courtWithPistol();
    String before = picture();
    censor.refuse();

    List<Stanza> sent = rooms.send(client, xml);

    assertThat(censor.asked).hasSize(1);
    assertThat(sent).hasSize(1);
    assertThat(only(sent).to()).hasToString(client);
    assertThat(error(only(sent))).isEqualTo("modify/policy-violation");
    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(picture()).isEqualTo(before);
  }

  private String picture() {
    return rooms.service.snapshot(BareJid.of(ROOM)).orElseThrow().toString();
  }

  @Test
  void aNewRoomNeedsLeaveToBeCreatedAndEnteredAndOpened() {
    rooms.enter(KING, "King");
    assertThat(censor.asked).containsExactly("create", "join");

    censor.asked.clear();
    rooms.configure(KING, "muc#roomconfig_roomname", "Harfleur");
    assertThat(censor.asked).containsExactly("changeField muc#roomconfig_roomname", "open");
  }

  @Test
  void aRoomThatMayNotBeCreatedIsNot() {
    censor.refuse();

    assertThat(error(only(rooms.enter(KING, "King")))).isEqualTo("modify/policy-violation");
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void nobodyIsKeptFromLeaving() {
    courtWithPistol();
    censor.refuse();

    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");

    assertThat(censor.asked).isEmpty();
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  void whatTheRulesRefuseIsNotPutBeforePolicies() {
    courtWithPistol();

    List<Stanza> sent = rooms.send(PISTOL, groupchat("<body>I have no voice</body>"));

    assertThat(error(only(sent))).isEqualTo("auth/forbidden");
    assertThat(censor.asked).isEmpty();
  }

  @Test
  void theHostIsAboveThePolicies() {
    courtWithPistol();
    censor.refuse();

    rooms.take(
        rooms.service.carryOut(new RoomOrder.Destroy(BareJid.of(ROOM), Destruction.SILENT), 1));

    assertThat(censor.asked).isEmpty();
    assertThat(rooms.service.roomCount()).isZero();
  }
}
