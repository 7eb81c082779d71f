package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ad-hoc command by which service admins destroy rooms (XEP-0050, as Prosody has it). */
class DestroyRoomsTest {
  private static final String NODE = "http://prosody.im/protocol/muc#destroy";
  private static final String ADMIN = "admin@chat/desk";
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(SERVICE, "a secret of the tests")
          .withAdmins(List.of(BareJid.of("admin@chat")));
  private final Rooms rooms = new Rooms(CONFIG);

  @BeforeEach
  void thereAreTwoRooms() {
    rooms.create(KING, "King");
    rooms.send(
        PISTOL,
        "<presence to='agincourt@chat.example/Pistol'><x xmlns='"
            + Namespaces.MUC
            + "'/></presence>");
  }

  private List<Stanza> command(String client, String attributes, String content) {
    return rooms.send(
        client,
        "<iq type='set' id='cmd' to='chat.example'><command xmlns='"
            + Namespaces.COMMANDS
            + "' node='"
            + NODE
            + "' "
            + attributes
            + ">"
            + content
            + "</command></iq>");
  }

  private static String form(String... addresses) {
    StringBuilder values = new StringBuilder();
    for (String address : addresses) {
      values.append("<value>").append(address).append("</value>");
    }
    return "<x xmlns='jabber:x:data' type='submit'><field var='rooms'>" + values + "</field></x>";
  }

  private static Element answer(Stanza stanza) {
    assertThat(((Iq) stanza).type()).isEqualTo(Iq.Type.RESULT);
    assertThat(stanza.from()).isEqualTo(Jid.of(SERVICE));
    Element command = stanza.payload(Namespaces.COMMANDS, "command").orElseThrow();
    assertThat(command.attribute("node")).contains(NODE);
    assertThat(command.attribute("sessionid").orElseThrow()).isNotEmpty();
    return command;
  }

  private static String commandCondition(Stanza stanza) {
    return StanzaError.of(stanza).orElseThrow().specific().name();
  }

  @Test
  @Covers({"0050-2.4.1-1", "0050-2.4.1-2", "0050-4.1-1", "0050-4.1-2"})
  void adminDestroysRoomsInOneStep() {
    List<Stanza> sent = command(ADMIN, "", form(ROOM, "agincourt@chat.example"));

    assertThat(sent).hasSize(3);
    assertThat(sent.get(0).to()).isEqualTo(Jid.of(KING));
    assertThat(((Presence) sent.get(0)).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(codes(sent.get(0))).containsExactly(110);
    assertThat(sent.get(0).payload(Namespaces.MUC_USER, "x").flatMap(x -> x.child("destroy")))
        .contains(Element.of(Namespaces.MUC_USER, "destroy"));
    assertThat(sent.get(1).to()).isEqualTo(Jid.of(PISTOL));
    assertThat(sent.get(2).to()).isEqualTo(Jid.of(ADMIN));
    Element completed = answer(sent.get(2));
    assertThat(completed.attribute("status")).contains("completed");
    assertThat(completed.attributes()).hasSize(3);
    assertThat(completed.children()).hasSize(1);
    Element note = completed.children().get(0);
    assertThat(note.attribute("type")).contains("info");
    assertThat(note.text())
        .isEqualTo(
            "The following rooms were destroyed:\nharfleur@chat.example\nagincourt@chat.example");
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void roomThatIsNamedTwiceIsDestroyedOnce() {
    List<Stanza> sent = command(ADMIN, "", form(ROOM, ROOM));

    assertThat(sent).hasSize(2);
    assertThat(answer(sent.get(1)).children().get(0).text())
        .isEqualTo("The following rooms were destroyed:\nharfleur@chat.example");
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  @Covers({"0050-2.4.2-1", "0050-2.4.2-2", "0050-3.4-1"})
  void adminIsAskedWhichRooms() {
    rooms.configure(KING, "muc#roomconfig_roomname", "Siege", "muc#roomconfig_publicroom", "0");

    List<Stanza> sent = command(ADMIN, "action='execute'", "");

    assertThat(sent).hasSize(1);
    Element executing = answer(sent.get(0));
    assertThat(executing.attribute("status")).contains("executing");
    Element actions = executing.children().get(0);
    assertThat(actions.attribute("execute")).contains("complete");
    assertThat(actions.children()).containsExactly(Element.of(Namespaces.COMMANDS, "complete"));
    Element form = executing.children().get(1);
    assertThat(form.is(Namespaces.DATA_FORMS, "x")).isTrue();
    Element field = form.children().get(form.children().size() - 1);
    assertThat(field.attribute("var")).contains("rooms");
    assertThat(field.attribute("type")).contains("list-multi");
    assertThat(field.child("required")).isPresent();
    assertThat(field.children().stream().filter(child -> child.name().equals("option")))
        .extracting(
            option -> option.attribute("label").orElseThrow(),
            option -> option.child("value").orElseThrow().text())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("agincourt@chat.example", "agincourt@chat.example"),
            org.assertj.core.groups.Tuple.tuple(
                "Siege (harfleur@chat.example)", "harfleur@chat.example"));
    assertThat(rooms.service.roomCount()).isEqualTo(2);
  }

  @Test
  void formOffersNoMoreRoomsThanAnAnswerLists() {
    Rooms few = new Rooms(CONFIG.withLimits(Limits.DEFAULT.with(Limit.PAGE, 1)));
    few.create(KING, "King");
    few.send(
        PISTOL,
        "<presence to='agincourt@chat.example/P'><x xmlns='" + Namespaces.MUC + "'/></presence>");

    List<Stanza> sent =
        few.send(
            ADMIN,
            "<iq type='set' id='cmd' to='chat.example'><command xmlns='"
                + Namespaces.COMMANDS
                + "' node='"
                + NODE
                + "'/></iq>");

    assertThat(sent.get(0).toString()).contains("agincourt").doesNotContain("harfleur");
  }

  @Test
  @Covers("0050-2.4.2-3")
  void submissionGoesOnInTheSameSession() {
    String session = answer(command(ADMIN, "", "").get(0)).attribute("sessionid").orElseThrow();

    List<Stanza> sent = command(ADMIN, "action='complete' sessionid='" + session + "'", form(ROOM));

    Element completed = answer(sent.get(1));
    assertThat(completed.attribute("sessionid")).contains(session);
    assertThat(completed.attribute("status")).contains("completed");
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  @Covers({"0050-4.1-4", "0050-3.3-2"})
  void everySessionHasAnIdOfItsOwn() {
    String first = answer(command(ADMIN, "", "").get(0)).attribute("sessionid").orElseThrow();
    String second =
        answer(command(ADMIN, "sessionid=''", "").get(0)).attribute("sessionid").orElseThrow();

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  @Covers("0050-2.4.3-1")
  void cancelledCommandDestroysNothing() {
    Element canceled = answer(command(ADMIN, "action='cancel' sessionid='s1'", form(ROOM)).get(0));

    assertThat(canceled.attribute("status")).contains("canceled");
    assertThat(canceled.attribute("sessionid")).contains("s1");
    assertThat(canceled.children()).isEmpty();
    assertThat(rooms.service.roomCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "action='cancel'", "action='complete'"})
  @Covers({"0050-4.4-6", "0133-6-1", "0133-5-1"})
  void nobodyElseMayExecuteIt(String attributes) {
    for (String client : List.of(KING, PISTOL)) {
      List<Stanza> sent = command(client, attributes, form(ROOM));

      assertThat(sent).hasSize(1);
      assertThat(error(sent.get(0))).isEqualTo("cancel/forbidden");
    }
    assertThat(rooms.service.roomCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calais@chat.example",
        "harfleur@elsewhere.example",
        "harfleur@chat.example/King",
        "chat.example",
        "@",
        ""
      })
  @Covers("0050-4.4-3")
  void oneAddressThatIsNoRoomSpoilsAll(String address) {
    List<Stanza> sent = command(ADMIN, "", form(ROOM, address));

    assertThat(sent).hasSize(1);
    assertThat(error(sent.get(0))).isEqualTo("modify/bad-request");
    assertThat(commandCondition(sent.get(0))).isEqualTo("bad-payload");
    assertThat(rooms.service.roomCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x xmlns='jabber:x:data' type='submit'/>",
        "<x xmlns='jabber:x:data' type='submit'><field var='rooms'/></x>"
      })
  @Covers("0050-4.4-3")
  void formWithoutRoomsIsABadPayload(String form) {
    assertThat(commandCondition(command(ADMIN, "", form).get(0))).isEqualTo("bad-payload");
  }

  @ParameterizedTest
  @CsvSource({"complete,bad-payload", "next,bad-action", "prev,bad-action", "x,malformed-action"})
  @Covers({"0050-4.4-1", "0050-4.4-2", "0050-4.4-3"})
  void actionThatDoesNotFitIsABadRequest(String action, String condition) {
    Stanza answer = command(ADMIN, "action='" + action + "'", "").get(0);

    assertThat(error(answer)).isEqualTo("modify/bad-request");
    assertThat(commandCondition(answer)).isEqualTo(condition);
  }

  @Test
  @Covers("0050-4.1-3")
  void statusFromTheAdminIsIgnored() {
    List<Stanza> sent = command(ADMIN, "status='canceled'", form(ROOM));

    assertThat(answer(sent.get(1)).attribute("status")).contains("completed");
  }

  @Test
  @Covers("0050-4.4-7")
  void otherCommandsAreNotFound() {
    List<Stanza> sent =
        rooms.send(
            ADMIN,
            "<iq type='set' id='cmd' to='chat.example'><command xmlns='"
                + Namespaces.COMMANDS
                + "' node='list'/></iq>");

    assertThat(error(sent.get(0))).isEqualTo("cancel/item-not-found");
  }

  @Test
  void noteIsInTheLanguageOfTheAdmin() {
    List<Stanza> sent =
        rooms.send(
            ADMIN,
            "<iq type='set' id='cmd' xml:lang='de' to='chat.example'><command xmlns='"
                + Namespaces.COMMANDS
                + "' node='"
                + NODE
                + "'>"
                + form(ROOM)
                + "</command></iq>");

    assertThat(answer(sent.get(1)).children().get(0).text())
        .isEqualTo("Diese Räume wurden gelöscht:\nharfleur@chat.example");
  }

  @Test
  void commandIsASetAndNothingElse() {
    List<Stanza> sent =
        rooms.send(
            ADMIN,
            "<iq type='get' id='cmd' to='chat.example'><command xmlns='"
                + Namespaces.COMMANDS
                + "' node='"
                + NODE
                + "'/></iq>");

    assertThat(error(sent.get(0))).isEqualTo("cancel/service-unavailable");
  }
}
