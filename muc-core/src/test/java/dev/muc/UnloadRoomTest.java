package dev.muc;

import static dev.muc.testing.Received.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Question.CountReservations;
import dev.muc.Question.ListRooms;
import dev.muc.Question.LoadRoom;
import dev.muc.Question.ReadArchive;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.ListHost;
import dev.muc.testing.Received;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stanzas that wait for answers while others go on, or while their room leaves the memory. */
class UnloadRoomTest {
  private static final BareJid ROOM = BareJid.of(Rooms.ROOM);
  private static final String HENRY = "henry@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/dice";
  private static final String QUERY = request("set", "<query xmlns='urn:xmpp:mam:2'/>");
  private static final String REGISTER =
      request(
          "set",
          "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
              + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#register</value>"
              + "</field><field var='muc#register_roomnick'><value>Pistol</value></field>"
              + "</x></query>");

  private final ListHost host = new ListHost();
  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(Rooms.SERVICE, "a secret of the tests")
              .withHost(HostAbilities.ROOMS_AND_ARCHIVE),
          host);

  private static String request(String type, String payload) {
    return "<iq type='" + type + "' id='q' to='" + Rooms.ROOM + "'>" + payload + "</iq>";
  }

  @BeforeEach
  void roomWithArchiveAndRegistration() {
    rooms.enter(HENRY, "Henry");
    rooms.configure(
        HENRY, "muc#roomconfig_enablelogging", "1", "x-muc#roomconfig_registration", "1");
    rooms.enter(PISTOL, "Pistol");
    rooms.say(HENRY, "Once more");
  }

  /** Sends a stanza and leaves its questions open. */
  private Outcome handle(String from, String xml) {
    return rooms.service.handle(Xml.stanza(from, xml));
  }

  /** Sends a stanza and answers what it asks for until it asks such a question. */
  private Asked<?> handleUntil(Class<?> kind, String from, String xml) {
    return until(kind, handle(from, xml));
  }

  private Asked<?> until(Class<?> kind, Outcome outcome) {
    assertThat(outcome.questions()).hasSize(1);
    Asked<?> asked = outcome.questions().get(0);
    return kind.isInstance(asked.question())
        ? asked
        : until(kind, host.answer(asked, rooms.service));
  }

  /** Answers a question, and all that come of it. */
  private List<Stanza> answer(Asked<?> asked) {
    return rooms.take(host.answer(asked, rooms.service));
  }

  private static List<Class<?>> kinds(Outcome outcome) {
    return outcome.questions().stream()
        .<Class<?>>map(asked -> asked.question().getClass())
        .toList();
  }

  private void unload() {
    rooms.service.unload(ROOM);
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void whatHeldTheRoomHasItReadAgain() {
    Asked<?> count = handleUntil(CountReservations.class, PISTOL, REGISTER);
    unload();

    Outcome answered = host.answer(count, rooms.service);

    assertThat(kinds(answered)).containsExactly(LoadRoom.class);
    assertThat(lines(rooms.take(answered))).contains("result");
    assertThat(rooms.room().reservedFor("Pistol")).contains(BareJid.of("pistol@tavern"));
  }

  @Test
  void whatQueuedBehindItIsHandledAfterIt() {
    Asked<?> count = handleUntil(CountReservations.class, PISTOL, REGISTER);
    handle(HENRY, "<message type='groupchat' to='" + Rooms.ROOM + "'><body>a</body></message>");
    unload();

    List<String> sent = lines(answer(count));

    assertThat(sent.indexOf("result")).isNotNegative().isLessThan(sent.indexOf("Henry: a"));
  }

  @Test
  void whatWasReadWithTheRoomOutOfMemoryIsNotLost() {
    unload();
    Asked<?> count = handleUntil(CountReservations.class, PISTOL, REGISTER); // It had it loaded.
    unload();

    assertThat(lines(answer(count))).contains("result");
  }

  @Test
  void readerOfTheArchiveFindsTheRoomThatLeftTheMemoryMeanwhile() {
    unload();
    Outcome loading = handle(NYM, QUERY); // It has the room loaded, and then asks the archive.
    Asked<?> history = until(ReadArchive.class, loading);
    Asked<?> page = host.answer(history, rooms.service).questions().get(0);
    assertThat(page.question()).isInstanceOf(ReadArchive.class);
    unload();

    List<Stanza> answer = answer(page);

    assertThat(answer).hasSize(2).noneMatch(Stanza::isError);
  }

  @Test
  void roomThatLeavesTheMemoryWhileItIsReadIsReadAgain() {
    unload();
    String say = "<message type='groupchat' to='" + Rooms.ROOM + "'><body>a</body></message>";
    Asked<?> history = until(ReadArchive.class, handle(HENRY, say));
    unload();

    Outcome answered = host.answer(history, rooms.service);

    assertThat(kinds(answered)).containsExactly(LoadRoom.class);
    assertThat(lines(rooms.take(answered))).containsExactly("Henry: a", "Henry: a");
  }

  @Test
  void historyIsReadAgainWithTheRoom() {
    unload();
    Asked<?> history = until(ReadArchive.class, handle(NYM, QUERY));
    Asked<?> page = host.answer(history, rooms.service).questions().get(0);
    rooms.say(HENRY, "Unto the breach"); // What was read before does not have this.
    unload();
    answer(page);

    assertThat(lines(rooms.enter(NYM, "Nym")))
        .containsSubsequence("Henry: Once more", "Henry: Unto the breach");
  }

  @Test
  void readerOfTheArchiveFindsTheRoomThatWasIdleMeanwhile() {
    rooms.configure(
        HENRY, "muc#roomconfig_persistentroom", "1", "muc#roomconfig_enablelogging", "1");
    rooms.send(HENRY, "<presence type='unavailable' to='" + Rooms.ROOM + "'/>");
    rooms.send(PISTOL, "<presence type='unavailable' to='" + Rooms.ROOM + "'/>");
    unload();
    Asked<?> history = until(ReadArchive.class, handle(NYM, QUERY));
    Asked<?> page = host.answer(history, rooms.service).questions().get(0);

    assertThat(rooms.service.unloadIdle(rooms.now().plusSeconds(1))).containsExactly(ROOM);

    assertThat(answer(page)).hasSize(2).noneMatch(Stanza::isError);
  }

  @Test
  void readerOfTheArchiveWaitsWhileTheRoomIsReadForAnother() {
    Asked<?> page = handle(NYM, QUERY).questions().get(0);
    unload();
    Asked<?> load =
        handle(HENRY, "<message type='groupchat' to='" + Rooms.ROOM + "'><body>a</body></message>")
            .questions()
            .get(0);

    assertThat(host.answer(page, rooms.service)).isEqualTo(Outcome.NOTHING);

    List<String> sent = lines(answer(load));
    assertThat(sent).contains("Henry: a").endsWith("notice", "result");
  }

  @Test
  void readerOfTheArchiveThatWaitsForTheRoomIsRefusedIfItCannotBeRead() {
    Asked<?> page = handle(NYM, QUERY).questions().get(0);
    unload();
    Asked<?> load = handle(NYM, QUERY).questions().get(0);
    host.answer(page, rooms.service);

    assertThat(lines(rooms.service.fail(load).stanzas()))
        .containsExactly("error wait/internal-server-error", "error wait/internal-server-error");
  }

  @Test
  void readerThatQueuedFindsTheRoomThatLeftTheMemoryMeanwhile() {
    unload();
    Asked<?> history = until(ReadArchive.class, handle(NYM, QUERY));
    Asked<?> page = host.answer(history, rooms.service).questions().get(0);
    Asked<?> count = handleUntil(CountReservations.class, PISTOL, REGISTER);
    host.answer(page, rooms.service); // Queues.
    unload();

    Outcome refused = rooms.service.fail(count);

    assertThat(lines(refused.stanzas())).containsExactly("error wait/internal-server-error");
    assertThat(lines(rooms.take(refused))).endsWith("notice", "result");
  }

  @Test
  void numberThatIsNotKnownRefusesTheOneAndNotWhatQueuedBehind() {
    Asked<?> count = handleUntil(CountReservations.class, PISTOL, REGISTER);
    handle(HENRY, "<message type='groupchat' to='" + Rooms.ROOM + "'><body>a</body></message>");

    assertThat(lines(rooms.take(rooms.service.fail(count))))
        .containsExactly("error wait/internal-server-error", "Henry: a", "Henry: a");
  }

  @Test
  void archiveThatDoesNotAnswerRefusesTheReaderAlone() {
    handle(NYM, QUERY);
    rooms.pass(Duration.ofSeconds(30));

    assertThat(lines(rooms.service.expire().stanzas()))
        .containsExactly("error wait/internal-server-error");
    assertThat(rooms.room().exists()).isTrue();
    assertThat(rooms.say(HENRY, "a")).hasSize(2);
  }

  @Test
  void requestWithTwoQuestionsWaitsForBothAnswers() {
    Outcome asked = handle(NYM, request("get", "<metadata xmlns='urn:xmpp:mam:2'/>"));
    assertThat(kinds(asked)).containsExactly(ReadArchive.class, ReadArchive.class);

    assertThat(host.answer(asked.questions().get(1), rooms.service)).isEqualTo(Outcome.NOTHING);

    assertThat(lines(answer(asked.questions().get(0)))).containsExactly("result");
  }

  @Test
  void requestWithTwoQuestionsIsRefusedOnceIfOneHasNoAnswer() {
    Outcome asked = handle(NYM, request("get", "<metadata xmlns='urn:xmpp:mam:2'/>"));
    host.answer(asked.questions().get(1), rooms.service);

    assertThat(lines(rooms.service.fail(asked.questions().get(0)).stanzas()))
        .containsExactly("error wait/internal-server-error");
    rooms.pass(Duration.ofMinutes(1));
    assertThat(rooms.service.expire()).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.nextDeadline()).isEmpty();
  }

  @Test
  void listOfRoomsHoldsUpNobodyWhoAsksTheService() {
    String to = "<iq type='get' id='q' to='" + Rooms.SERVICE + "'>";
    Outcome list = handle(NYM, to + "<query xmlns='" + Namespaces.DISCO_ITEMS + "'/></iq>");
    assertThat(kinds(list)).containsExactly(ListRooms.class);

    assertThat(lines(handle(PISTOL, to + "<ping xmlns='urn:xmpp:ping'/></iq>").stanzas()))
        .containsExactly("result");

    Stanza rooms = Received.only(answer(list.questions().get(0)));
    assertThat(rooms.payloads().get(0).children()).hasSize(1);
  }
}
