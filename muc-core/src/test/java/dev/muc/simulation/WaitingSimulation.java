package dev.muc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.Question.Consult;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.simulation.Doubter.Doubt;
import dev.muc.simulation.Doubter.Fate;
import dev.muc.spi.Extensions;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Plays stanzas against two services: one whose policy knows everything, and one whose policy asks
 * and is answered some time later, wrongly, never or too late. What comes of them must be the same,
 * in the same order.
 */
final class WaitingSimulation {
  private static final BareJid ROOM = BareJid.of(Scenario.ROOM);

  private final Side knowing = new Side(new Doubter(true));
  private final Side asking = new Side(new Doubter(false));
  private int waited;

  /** A service, what is open with it, and all that came of it so far. */
  private static final class Side {
    private final RoomService service;
    private final List<String> happened = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private @Nullable Asked<?> open;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int ids;

    private Side(Doubter doubter) {
      ServiceConfig config =
          ServiceConfig.of("chat.example", "cauldron")
              .withoutLimits()
              .withExtensions(Extensions.of(doubter));
      service = new RoomService(config, () -> now, () -> "id-" + ++ids);
    }

    private void take(Outcome outcome) {
      assertThat(outcome.questions()).as("questions of one room at a time").hasSizeLessThan(2);
      for (Asked<?> asked : outcome.questions()) {
        assertThat(open).as("what is open besides %s", asked).isNull();
        open = asked;
      }
      for (RoomEvent event : outcome.events()) {
        happened.add(withoutTimeAndIds(event.toString()));
      }
      for (Delivery delivery : outcome.deliveries()) {
        for (Jid to : delivery.recipients()) {
          sent.add(to + " " + withoutTimeAndIds(delivery.stanza().toString()));
        }
      }
    }

    /** A decision that is made again takes new ids, and happens later. */
    private static String withoutTimeAndIds(String text) {
      return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "then").replaceAll("id-\\d+", "id");
    }

    /** Has the open question answered as it is its fate. */
    private void settle() {
      Asked<?> asked = open;
      if (asked == null || !(asked.question() instanceof Consult<?> consult)) {
        throw new AssertionError("nothing to settle: " + asked);
      }
      Doubt doubt = (Doubt) consult.inquiry();
      open = null;
      if (doubt.fate() == Fate.TOO_LATE) {
        now = now.plus(Doubter.WITHIN);
        take(service.expire());
        assertThat(service.fail(asked)).as("too late").isEqualTo(Outcome.NOTHING);
      } else if (doubt.fate() == Fate.FAILED) {
        take(service.fail(asked));
      } else {
        take(service.answer(new Asked<>(asked.id(), consult(doubt)), doubt.fate() == Fate.YES));
      }
    }

    private static Consult<Boolean> consult(Doubt doubt) {
      return new Consult<>(ROOM, doubt, Doubter.WITHIN);
    }

    private String picture() {
      return withoutTimeAndIds(service.snapshot(ROOM).map(Object::toString).orElse("no room"));
    }
  }

  /** Plays them; fails with an {@link AssertionError} if the two differ. */
  void play(List<Stanza> stanzas, SplittableRandom random) {
    for (Stanza stanza : stanzas) {
      while (asking.open != null && random.nextInt(3) == 0) {
        settle();
      }
      knowing.take(knowing.service.handle(stanza));
      asking.take(asking.service.handle(stanza));
    }
    while (asking.open != null) {
      settle();
    }
    assertThat(knowing.open).isNull();
    assertSame("what happened", asking.happened, knowing.happened);
    assertSame("what was sent", asking.sent, knowing.sent);
    assertThat(asking.picture()).isEqualTo(knowing.picture());
    assertThat(asking.service.nextDeadline().isPresent())
        .as("whether something is to become due")
        .isEqualTo(knowing.service.nextDeadline().isPresent());
  }

  private static void assertSame(String what, List<String> actual, List<String> expected) {
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      assertThat(actual.get(i)).as("%s, line %d", what, i + 1).isEqualTo(expected.get(i));
    }
    assertThat(actual).as(what).hasSameSizeAs(expected);
  }

  private void settle() {
    waited++;
    asking.settle();
  }

  /** How many questions there were. */
  int waited() {
    return waited;
  }
}
