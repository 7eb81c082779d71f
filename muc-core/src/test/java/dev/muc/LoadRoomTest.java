package dev.muc;

import static dev.muc.testing.Received.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.Question.CountRooms;
import dev.muc.Question.LoadRoom;
import dev.muc.Question.ReadArchive;
import dev.muc.event.RoomEvent;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.model.Destruction;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchivePage;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room that is not in memory is asked for, and what comes for it waits. */
class LoadRoomTest {
  private static final BareJid ROOM = BareJid.of(Rooms.ROOM);
  private static final String HENRY = "henry@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/dice";
  private static final List<RoomEvent> NOTHING_STORED = List.of();

  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(Rooms.SERVICE, "a secret of the tests")
              .withLimits(Limits.OFF.with(Limit.QUEUED, 1_000))
              .withHost(HostAbilities.ROOMS));
  private List<RoomEvent> stored;

  @BeforeEach
  void henryAndPistolWereInARoom() {
    Rooms earlier = new Rooms().create(HENRY, "Henry");
    earlier.enter(PISTOL, "Pistol");
    stored = earlier.log();
  }

  /** The only question of the last outcome, which asks for the room. */
  @SuppressWarnings("unchecked") // That is what such a question is.
  private Asked<List<RoomEvent>> asked() {
    assertThat(rooms.outcome.questions()).hasSize(1);
    Asked<?> asked = rooms.outcome.questions().get(0);
    assertThat(asked.question()).isEqualTo(new LoadRoom(ROOM));
    return (Asked<List<RoomEvent>>) asked;
  }

  private List<String> answer(Asked<List<RoomEvent>> asked, List<RoomEvent> events) {
    return lines(rooms.take(rooms.service.answer(asked, events)));
  }

  @Test
  void nothingIsSaidBeforeTheRoomIsThere() {
    assertThat(rooms.say(PISTOL, "Unto the breach")).isEmpty();

    assertThat(answer(asked(), stored))
        .containsExactly("Pistol: Unto the breach", "Pistol: Unto the breach");
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void roomInMemoryIsNotAskedForAgain() {
    rooms.say(PISTOL, "Unto the breach");
    answer(asked(), stored);

    assertThat(rooms.say(HENRY, "Once more")).hasSize(2);
    assertThat(rooms.outcome.questions()).isEmpty();
  }

  private static Stanza said(String client, String body) {
    String message = "<message type='groupchat' to='" + ROOM + "'><body>" + body;
    return Xml.stanza(client, message + "</body></message>");
  }

  @Test
  @SuppressWarnings("unchecked") // That is what the question for a room is.
  void failureInWhatHasWaitedIsTheEndOfThatAlone() {
    Deque<String> ids = new ArrayDeque<>(List.of("1", "broken", "3"));
    RoomService service =
        new RoomService(
            ServiceConfig.of(Rooms.SERVICE, "a secret of the tests").withHost(HostAbilities.ROOMS),
            rooms::now,
            () -> {
              String id = ids.remove();
              if (id.equals("broken")) {
                throw new IllegalStateException("no id");
              }
              return id;
            });
    var asked = (Asked<List<RoomEvent>>) service.handle(said(PISTOL, "a")).questions().get(0);
    service.handle(said(PISTOL, "b"));
    service.handle(said(HENRY, "c"));

    Outcome outcome = service.answer(asked, stored);

    assertThat(lines(outcome.stanzas()).stream().distinct())
        .containsExactly("Pistol: a", "error cancel/internal-server-error", "Henry: c");
  }

  @Test
  void whatComesMeanwhileIsHandledInItsOrder() {
    rooms.say(PISTOL, "a");
    Asked<List<RoomEvent>> asked = asked();
    for (String body : List.of("b", "c", "d")) {
      rooms.say(HENRY, body);
      assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    }

    assertThat(answer(asked, stored).stream().distinct())
        .containsExactly("Pistol: a", "Henry: b", "Henry: c", "Henry: d");
  }

  @Test
  void anotherRoomDoesNotWait() {
    rooms.say(PISTOL, "a");
    rooms.send(
        PISTOL, "<message type='groupchat' to='agincourt@chat.example'><body>b</body></message>");

    assertThat(rooms.outcome.questions())
        .<Object>extracting(Asked::question)
        .containsExactly(new LoadRoom(BareJid.of("agincourt@chat.example")));
  }

  @Test
  void whereNothingIsStoredThereIsNoRoom() {
    rooms.say(PISTOL, "a");
    assertThat(answer(asked(), NOTHING_STORED)).containsExactly("error cancel/item-not-found");

    rooms.say(PISTOL, "b"); // It may have come to be elsewhere: asked again.
    assertThat(answer(asked(), stored)).containsExactly("Pistol: b", "Pistol: b");
  }

  @Test
  void whereNothingIsStoredARoomIsCreatedAndTheNextOneEntersIt() {
    rooms.enter(HENRY, "Henry");
    Asked<List<RoomEvent>> asked = asked();
    rooms.configure(HENRY);
    rooms.enter(NYM, "Nym");
    answer(asked, NOTHING_STORED);

    Asked<Integer> count = count();
    assertThat(lines(rooms.take(rooms.service.answer(count, 0))))
        .containsExactly(
            "+Henry [201 110]",
            "room sets ''",
            "result",
            "+Henry",
            "+Nym [110]",
            "room sets ''",
            "+Nym");
  }

  /** How many rooms there are has to be known first, and holds up what has queued. */
  @SuppressWarnings("unchecked") // That is what such a question is.
  private Asked<Integer> count() {
    assertThat(rooms.outcome.questions()).hasSize(1);
    Asked<?> asked = rooms.outcome.questions().get(0);
    assertThat(asked.question()).isEqualTo(new CountRooms(BareJid.of("henry@court")));
    return (Asked<Integer>) asked;
  }

  @Test
  void roomThatCannotBeReadRefusesAllThatWaitsAndIsNotCreatedAnew() {
    rooms.enter(NYM, "Nym");
    Asked<List<RoomEvent>> asked = asked();
    rooms.say(PISTOL, "a");
    rooms.send(NYM, "<message type='error' to='" + Rooms.ROOM + "'/>"); // Never answered.

    List<Stanza> refused = rooms.take(rooms.service.fail(asked));

    assertThat(lines(refused))
        .containsExactly("error wait/internal-server-error", "error wait/internal-server-error");
    assertThat(refused).extracting(Stanza::to).asString().contains(NYM, PISTOL);
    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.service.roomCount()).isZero();
    assertThat(rooms.service.nextDeadline()).isEmpty();
  }

  @Test
  void roomThatCouldNotBeReadIsAskedForByTheNextStanza() {
    rooms.say(PISTOL, "a");
    rooms.take(rooms.service.fail(asked()));

    rooms.say(PISTOL, "b");

    assertThat(answer(asked(), stored)).containsExactly("Pistol: b", "Pistol: b");
  }

  @Test
  void answerThatDoesNotComeInTimeHasFailed() {
    rooms.say(PISTOL, "a");
    Asked<List<RoomEvent>> asked = asked();
    rooms.pass(Duration.ofSeconds(10));
    rooms.say(PISTOL, "b"); // Waits for the first one's answer, and no longer than that.
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plusSeconds(20));
    rooms.pass(Duration.ofSeconds(20).minusNanos(1));
    assertThat(rooms.service.expire()).isEqualTo(Outcome.NOTHING);

    rooms.pass(Duration.ofNanos(1));

    assertThat(lines(rooms.take(rooms.service.expire())))
        .containsExactly("error wait/internal-server-error", "error wait/internal-server-error");
    assertThat(rooms.service.nextDeadline()).isEmpty();
    assertThat(answer(asked, stored)).isEmpty();
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void secondAnswerHasNoEffect() {
    rooms.say(PISTOL, "a");
    Asked<List<RoomEvent>> asked = asked();
    answer(asked, stored);

    assertThat(rooms.service.answer(asked, NOTHING_STORED)).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.fail(asked)).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void whatFindsNoPlaceInTheQueueIsRefusedAndTheRestIsNot() {
    rooms.say(PISTOL, "first");
    Asked<List<RoomEvent>> asked = asked();
    for (int i = 0; i < 1_000; i++) {
      assertThat(rooms.say(HENRY, "queued")).isEmpty();
    }

    assertThat(lines(rooms.say(HENRY, "too much")))
        .containsExactly("error wait/resource-constraint");

    assertThat(answer(asked, stored)).hasSize(2 * 1_001).doesNotContain("Henry: too much");
  }

  @Test
  void eventsThatMakeNoRoomLeaveTheQuestionOpenForTheHostToFail() {
    rooms.say(PISTOL, "a");
    Asked<List<RoomEvent>> asked = asked();
    List<RoomEvent> broken = Arrays.asList(stored.get(0), null);

    assertThatThrownBy(() -> rooms.service.answer(asked, broken))
        .isInstanceOf(RuntimeException.class);
    assertThat(rooms.service.roomCount()).isZero();

    assertThat(lines(rooms.take(rooms.service.fail(asked))))
        .containsExactly("error wait/internal-server-error");
  }

  @Test
  void roomIsReadWithItsHistoryOrNotAtAll() {
    Rooms archived = new Rooms(rooms.service.config().withHost(HostAbilities.ROOMS_AND_ARCHIVE));
    archived.say(PISTOL, "a");
    Outcome loaded = archived.service.answer(question(archived.outcome), stored);
    assertThat(loaded.deliveries()).isEmpty();
    Asked<?> history = loaded.questions().get(0);
    assertThat(history.question()).isInstanceOf(ReadArchive.class);

    assertThat(lines(archived.take(archived.service.fail(history))))
        .containsExactly("error wait/internal-server-error");

    assertThat(archived.service.roomCount()).isZero();
    archived.say(PISTOL, "b");
    assertThat(archived.outcome.questions())
        .<Object>extracting(Asked::question)
        .containsExactly(new LoadRoom(ROOM));
  }

  @Test
  void roomWithoutArchivedMessagesGoesOn() {
    Rooms archived = new Rooms(rooms.service.config().withHost(HostAbilities.ROOMS_AND_ARCHIVE));
    archived.say(PISTOL, "a");
    Outcome loaded = archived.service.answer(question(archived.outcome), stored);

    Outcome went =
        archived.service.answer(
            question(loaded), Optional.of(new ArchivePage(List.of(), true, null, 0)));

    assertThat(lines(went.stanzas())).containsExactly("Pistol: a", "Pistol: a");
  }

  @SuppressWarnings("unchecked") // The caller knows which question it is.
  private static <A> Asked<A> question(Outcome outcome) {
    return (Asked<A>) outcome.questions().get(0);
  }

  @Test
  void orderWaitsForTheRoomAndIsDoneInItsTurn() {
    rooms.say(PISTOL, "a");
    Asked<List<RoomEvent>> asked = asked();
    assertThat(rooms.service.carryOut(destroy(), 7)).isEqualTo(Outcome.NOTHING);
    rooms.say(PISTOL, "b");

    List<String> sent = answer(asked, stored);

    assertThat(sent).containsExactly("Pistol: a", "Pistol: a", "-Henry [110]", "-Pistol [110]");
    assertThat(rooms.outcome.done()).containsExactly(new Ticket(7, Ticket.Result.DONE));
    assertThat(answer(asked(), NOTHING_STORED)).containsExactly("error cancel/item-not-found");
  }

  private static RoomOrder destroy() {
    return new RoomOrder.Destroy(ROOM, Destruction.SILENT);
  }

  @Test
  void roomThatIsWokenIsReadAndNothingElse() {
    rooms.take(rooms.service.carryOut(new RoomOrder.Wake(ROOM), 7));
    assertThat(answer(asked(), stored)).isEmpty();

    assertThat(rooms.outcome.done()).containsExactly(new Ticket(7, Ticket.Result.DONE));
    assertThat(rooms.outcome.changes()).isEmpty();
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void orderForNoRoomSaysSo() {
    rooms.take(rooms.service.carryOut(destroy(), 8));
    answer(asked(), NOTHING_STORED);

    assertThat(rooms.outcome.done()).containsExactly(new Ticket(8, Ticket.Result.NO_ROOM));
  }

  @Test
  void orderThatCannotBeDoneHasFailed() {
    rooms.take(rooms.service.carryOut(destroy(), 9));
    Asked<List<RoomEvent>> asked = asked();
    rooms.take(rooms.service.carryOut(destroy(), 10));

    rooms.take(rooms.service.fail(asked));

    assertThat(rooms.outcome.done())
        .containsExactly(new Ticket(9, Ticket.Result.FAILED), new Ticket(10, Ticket.Result.FAILED));
    assertThat(rooms.outcome.deliveries()).isEmpty();
  }

  @Test
  void serviceWithAllItsRoomsInMemoryAsksNothing() {
    Rooms alone = new Rooms();
    alone.say(PISTOL, "a");

    assertThat(alone.outcome.questions()).isEmpty();
    assertThat(lines(alone.outcome.stanzas())).containsExactly("error cancel/item-not-found");
  }
}
