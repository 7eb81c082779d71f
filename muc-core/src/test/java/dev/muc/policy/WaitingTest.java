package dev.muc.policy;

import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.testing.Received.lines;
import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Asked;
import dev.muc.Outcome;
import dev.muc.Question.Consult;
import dev.muc.RoomOrder;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.model.Destruction;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Extensions;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy that has to ask: the room waits, and nothing is lost or reordered. */
class WaitingTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final Duration WITHIN = Duration.ofSeconds(7);

  /** May that be said? The answer is what is said instead. */
  private record Draft(String text) implements Inquiry<String> {}

  /** Has everything that begins with a question mark looked at by somebody else. */
  private static final class Editor implements Policy {
    @Override
    public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
      MessageAccepted said = proposal.what();
      String text = said.message().body().orElse("");
      return text.startsWith("?")
          ? Ruling.ask(
              new Draft(text),
              WITHIN,
              answer -> Ruling.alter(said.with(said.message().withBody(draft -> answer))),
              Ruling.refuse(NOT_ALLOWED, "The editor is out"))
          : Ruling.pass();
    }

    @Override
    public Ruling<Iq> discover(Proposal<Iq> proposal) {
      return Ruling.ask(new Draft("disco"), WITHIN, answer -> Ruling.pass(), Ruling.drop());
    }
  }

  private Rooms rooms = rooms(new Editor());

  private static Rooms rooms(Policy policy) {
    return new Rooms(ServiceConfig.of(SERVICE, "a secret").withExtensions(Extensions.of(policy)));
  }

  @BeforeEach
  void kingAndPistol() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  /** The inquiry that the last stanza came to. */
  @SuppressWarnings("unchecked") // The answer to a draft is a string.
  private Asked<String> asked(String text) {
    assertThat(rooms.outcome.questions()).hasSize(1);
    Asked<?> asked = rooms.outcome.questions().get(0);
    assertThat(asked.question())
        .isEqualTo(new Consult<>(BareJid.of(ROOM), new Draft(text), WITHIN));
    return (Asked<String>) asked;
  }

  private List<String> answer(Asked<String> asked, String answer) {
    rooms.take(rooms.service.answer(asked, answer));
    return heard();
  }

  /** What the king was sent by the last outcome. */
  private List<String> heard() {
    return lines(rooms.to(KING));
  }

  @Test
  void nothingHappensBeforeTheAnswer() {
    rooms.say(PISTOL, "?a");

    assertThat(rooms.outcome.events()).isEmpty();
    assertThat(rooms.outcome.stanzas()).isEmpty();
    assertThat(answer(asked("?a"), "A")).containsExactly("Pistol: A");
  }

  @Test
  void whatComesForTheRoomMeanwhileKeepsItsOrder() {
    rooms.say(PISTOL, "?a");
    Asked<String> asked = asked("?a");
    for (String text : List.of("b", "c")) {
      rooms.say(KING, text);
      assertThat(rooms.outcome).isEqualTo(Outcome.NOTHING);
    }

    assertThat(answer(asked, "A")).containsExactly("Pistol: A", "King: b", "King: c");
  }

  @Test
  void whatQueuesMayHaveToAskInItsTurn() {
    rooms.say(PISTOL, "?a");
    Asked<String> first = asked("?a");
    rooms.say(KING, "b");
    rooms.say(PISTOL, "?c");
    rooms.say(KING, "d");

    assertThat(answer(first, "A")).containsExactly("Pistol: A", "King: b");
    assertThat(answer(asked("?c"), "C")).containsExactly("Pistol: C", "King: d");
  }

  @Test
  void otherRoomsGoOn() {
    String other = "agincourt@chat.example";
    rooms.say(PISTOL, "?a");

    rooms.send(
        KING, "<presence to='" + other + "/King'><x xmlns='" + Namespaces.MUC + "'/></presence>");

    assertThat(rooms.service.room(BareJid.of(other))).isPresent();
  }

  @Test
  void withoutAnAnswerThePolicyDecidesAllTheSame() {
    rooms.say(PISTOL, "?a");
    Asked<String> asked = asked("?a");
    rooms.say(KING, "b");

    rooms.take(rooms.service.fail(asked));

    assertThat(error(rooms.to(PISTOL).get(0))).isEqualTo("cancel/not-allowed");
    assertThat(heard()).containsExactly("King: b");
    assertThat(rooms.service.fail(asked)).isEqualTo(Outcome.NOTHING);
  }

  @Test
  void anAnswerThatComesTooLateIsNone() {
    rooms.say(PISTOL, "?a");
    Asked<String> asked = asked("?a");
    rooms.say(KING, "b");
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plus(WITHIN));

    rooms.pass(WITHIN);
    rooms.take(rooms.service.expire());

    assertThat(error(rooms.to(PISTOL).get(0))).isEqualTo("cancel/not-allowed");
    assertThat(heard()).containsExactly("King: b");
    assertThat(rooms.service.answer(asked, "A")).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.nextDeadline()).isEmpty();
  }

  @Test
  void whatTheHostWantsQueuesToo() {
    rooms.say(PISTOL, "?a");
    Asked<String> asked = asked("?a");
    rooms.take(
        rooms.service.carryOut(new RoomOrder.Destroy(BareJid.of(ROOM), Destruction.SILENT), 1));

    assertThat(rooms.outcome.done()).as("the order waits too").isEmpty();

    rooms.take(rooms.service.answer(asked, "A"));

    assertThat(lines(rooms.to(PISTOL))).first().isEqualTo("Pistol: A");
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void whoOnlyLooksHoldsUpNobody() {
    rooms.send(
        PISTOL,
        "<iq type='get' id='d' to='%s'><query xmlns='%s'/></iq>"
            .formatted(ROOM, Namespaces.DISCO_INFO));
    Asked<String> asked = asked("disco");

    rooms.say(KING, "b");
    assertThat(heard()).containsExactly("King: b");

    rooms.take(rooms.service.answer(asked, "go on"));
    assertThat(only(rooms.to(PISTOL)).payload(Namespaces.DISCO_INFO, "query")).isPresent();
  }

  /** Asks two things, one after the other. */
  private static final class Thorough implements Policy {
    @Override
    public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
      return Ruling.ask(
          new Draft("first"),
          WITHIN,
          first ->
              Ruling.ask(
                  new Draft("after " + first), WITHIN, second -> Ruling.pass(), Ruling.drop()),
          Ruling.drop());
    }
  }

  @Test
  void anAnswerMayLeadToAnotherQuestion() {
    rooms = rooms(new Thorough());
    kingAndPistol();
    rooms.say(PISTOL, "x");
    Asked<String> first = asked("first");
    rooms.say(KING, "y");

    assertThat(answer(first, "A")).isEmpty();
    assertThat(answer(asked("after A"), "B")).containsExactly("Pistol: x");
    assertThat(rooms.outcome.questions()).as("of what queued").hasSize(1);
  }

  /** Asks something that is never the same. */
  private static final class Restless implements Policy {
    private int count;

    @Override
    public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
      count++;
      return Ruling.ask(new Draft("#" + count), WITHIN, answer -> Ruling.pass(), Ruling.drop());
    }
  }

  @Test
  void whoeverAsksWithoutEndIsStopped() {
    rooms = rooms(new Restless());
    kingAndPistol();
    rooms.say(PISTOL, "x");

    int questions = 0;
    Optional<Asked<?>> next = rooms.outcome.questions().stream().findFirst();
    while (next.isPresent() && questions < 100) {
      questions++;
      rooms.take(rooms.service.fail(next.get()));
      next = rooms.outcome.questions().stream().findFirst();
    }

    assertThat(questions).isEqualTo(16);
    assertThat(error(only(rooms.to(PISTOL)))).isEqualTo("cancel/internal-server-error");
  }

  @Test
  void anAnswerThatThePolicyCannotBearRefusesAndTheRoomGoesOn() {
    rooms =
        rooms(
            new Policy() {
              @Override
              public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
                return proposal.client().bare().equals(BareJid.of("pistol@tavern"))
                    ? Ruling.ask(
                        new Draft("x"),
                        WITHIN,
                        answer -> {
                          throw new IllegalStateException("the policy's own bug: " + answer);
                        },
                        Ruling.drop())
                    : Ruling.pass();
              }
            });
    kingAndPistol();
    rooms.say(PISTOL, "x");
    Asked<String> asked = asked("x");
    rooms.say(KING, "b");

    assertThat(answer(asked, "A")).containsExactly("King: b");
    assertThat(error(rooms.to(PISTOL).get(0))).isEqualTo("cancel/internal-server-error");
  }
}
