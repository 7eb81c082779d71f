package dev.muc.limits;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.HostAbilities;
import dev.muc.Outcome;
import dev.muc.ServiceConfig;
import dev.muc.model.Destruction;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each time and each bound from both sides; one without a trial fails. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundsTest {
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";

  /** Something to try. */
  @FunctionalInterface
  private interface Trial {
    void run() throws InterruptedException;
  }

  private static final Map<Bound, Trial> BOUNDS = new EnumMap<>(Bound.class);
  private static final Map<TimeLimit, Trial> TIMES = new EnumMap<>(TimeLimit.class);

  static {
    BOUNDS.put(Bound.ADDRESS_PART, BoundTrials::addressPart);
    BOUNDS.put(Bound.SEATS, BoundTrials::seats);
    BOUNDS.put(Bound.OWN_FIELD_LENGTH, BoundTrials::ownFieldLength);
    BOUNDS.put(Bound.OWN_FIELD_VALUES, BoundTrials::ownFieldValues);
    BOUNDS.put(Bound.INVITATIONS_OPEN, BoundTrials::invitationsOpen);
    BOUNDS.put(Bound.VOICE_REQUESTS_OPEN, BoundTrials::voiceRequestsOpen);
    BOUNDS.put(Bound.RELAYS_OPEN, BoundTrials::relaysOpen);
    BOUNDS.put(Bound.VOICES_KEPT, BoundTrials::voicesKept);
    BOUNDS.put(Bound.TOMBSTONES, BoundTrials::tombstones);
    BOUNDS.put(Bound.METERED, BoundTrials::metered);
    BOUNDS.put(Bound.NAMES_TRIED, BoundTrials::namesTried);
    BOUNDS.put(Bound.HIDDEN_PAGES, BoundTrials::hiddenPages);
    BOUNDS.put(Bound.INQUIRIES_FOR_A_STANZA, InquiryTrials::forOneStanza);
    BOUNDS.put(Bound.INQUIRIES_OPEN, InquiryTrials::inOneHost);
    TIMES.put(TimeLimit.LOCKED, BoundsTest::locked);
    TIMES.put(TimeLimit.ANSWER, BoundsTest::answer);
    TIMES.put(TimeLimit.TOMBSTONE, BoundsTest::tombstone);
    TIMES.put(TimeLimit.QUESTION, BoundsTest::question);
  }

  @ParameterizedTest
  @EnumSource(Bound.class)
  void asMuchAsTheBoundSaysPassesAndMoreDoesNot(Bound bound) throws InterruptedException {
    Objects.requireNonNull(BOUNDS.get(bound), () -> "no trial of " + bound).run();
  }

  @ParameterizedTest
  @EnumSource(TimeLimit.class)
  void untilTheTimeIsOverNothingHappens(TimeLimit limit) throws InterruptedException {
    Objects.requireNonNull(TIMES.get(limit), () -> "no trial of " + limit).run();
  }

  private static ServiceConfig config(TimeLimit limit) {
    return ServiceConfig.of(SERVICE, "secret").withLimits(Limits.OFF.with(limit, TIME));
  }

  /** Lets the time pass; it is over with its last millisecond. */
  private static void pass(Rooms rooms) {
    rooms.pass(TIME.minus(TICK));
    assertThat(rooms.service.expire()).as("before it is over").isEqualTo(Outcome.NOTHING);
    rooms.pass(TICK);
    rooms.take(rooms.service.expire());
  }

  private static void locked() {
    Rooms rooms = new Rooms(config(TimeLimit.LOCKED));
    rooms.enter(KING, "King");

    pass(rooms);

    assertThat(only(rooms.to(KING)).typeName()).isEqualTo("unavailable");
    assertThat(rooms.service.room(BareJid.of(ROOM))).isEmpty();
  }

  private static void answer() {
    Rooms rooms = new Rooms(config(TimeLimit.ANSWER)).create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.send(PISTOL, "<iq type='get' id='q' to='" + ROOM + "/King'><x xmlns='urn:x'/></iq>");

    pass(rooms);

    assertThat(TimeLimit.ANSWER.then()).endsWith(error(only(rooms.to(PISTOL))));
  }

  private static void tombstone() {
    Rooms rooms = new Rooms(config(TimeLimit.TOMBSTONE)).create(KING, "King");
    var venue = new Destruction(Jid.of("elsewhere@" + SERVICE), null, null);
    rooms.service.admin().destroy(BareJid.of(ROOM), venue);

    rooms.pass(TIME.minus(TICK));
    assertThat(error(only(rooms.enter(PISTOL, "Pistol")))).isEqualTo("cancel/gone");
    rooms.pass(TICK);
    rooms.enter(PISTOL, "Pistol");
    assertThat(rooms.service.room(BareJid.of(ROOM))).isPresent();
  }

  private static void question() {
    Rooms rooms = new Rooms(config(TimeLimit.QUESTION).withHost(HostAbilities.ROOMS));
    assertThat(rooms.enter(KING, "King")).as("the room is asked for").isEmpty();
    List<Stanza> queued =
        rooms.send(
            PISTOL,
            "<iq type='get' id='q' to='%s'><query xmlns='%s'/></iq>"
                .formatted(ROOM, Namespaces.DISCO_INFO));
    assertThat(queued).isEmpty();

    pass(rooms);

    assertThat(error(only(rooms.to(KING)))).isEqualTo(TimeLimit.QUESTION.then());
    assertThat(error(only(rooms.to(PISTOL)))).isEqualTo(TimeLimit.QUESTION.then());
  }
}
