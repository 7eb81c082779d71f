package dev.muc.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.event.RoomChange;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random clients in one room, over many seeds. {@code -Dsimulation.seeds=5000} plays that many; a
 * failure prints the shortest run that fails as a script.
 */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 200);
  private static final int STEPS = 150;

  @Test
  void whatClientsBelieveIsWhatIs() {
    LongStream.rangeClosed(1, SEEDS).forEach(seed -> play(seed, UnaryOperator.identity()));
  }

  private static void play(long seed, UnaryOperator<Outcome> tamper) {
    List<Step> steps = new Scenario(seed).steps(STEPS);
    try {
      new Simulation(tamper).play(steps);
    } catch (AssertionError | RuntimeException broken) {
      List<Step> shortest = Shrinker.shrink(steps, shorter -> fails(shorter, tamper));
      fail(Shrinker.script(shortest, "Seed " + seed + " fails: " + broken.getMessage()), broken);
    }
  }

  private static boolean fails(List<Step> steps, UnaryOperator<Outcome> tamper) {
    try {
      new Simulation(tamper).play(steps);
      return false;
    } catch (AssertionError | RuntimeException broken) {
      return true;
    }
  }

  @Test
  void aMissingSelfPresenceIsFound() {
    assertFound(outcome -> change(outcome, SimulationTest::withoutStatus));
  }

  @Test
  void aLeakedAddressIsFound() {
    assertFound(outcome -> change(outcome, SimulationTest::withAddress));
  }

  @Test
  void aPresenceThatDoesNotReachEverybodyIsFound() {
    assertFound(
        outcome ->
            Outcome.of(
                outcome.changes(),
                outcome.deliveries().stream()
                    .map(d -> d.recipients().size() < 3 ? d : withoutLast(d))
                    .toList()));
  }

  @Test
  void aLostEventIsFound() {
    assertFound(
        outcome ->
            Outcome.of(
                outcome.changes().stream().map(SimulationTest::withoutLast).toList(),
                outcome.deliveries()));
  }

  @Test
  void aSecondAnswerIsFound() {
    assertFound(
        outcome -> {
          List<Delivery> twice = new ArrayList<>(outcome.deliveries());
          twice.addAll(outcome.deliveries());
          return Outcome.of(outcome.changes(), twice);
        });
  }

  private static void assertFound(UnaryOperator<Outcome> bug) {
    assertThatThrownBy(() -> LongStream.rangeClosed(1, 50).forEach(seed -> play(seed, bug)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[Client]")
        .satisfies(
            found -> assertThat(found.getMessage().split(" sends:", -1)).hasSizeLessThan(20));
  }

  private static RoomChange withoutLast(RoomChange change) {
    return change.events().size() < 2
        ? change
        : new RoomChange(change.room(), change.events().subList(0, change.events().size() - 1));
  }

  private static Delivery withoutLast(Delivery delivery) {
    return new Delivery(
        delivery.stanza(), delivery.recipients().subList(0, delivery.recipients().size() - 1));
  }

  private static Outcome change(Outcome outcome, UnaryOperator<Stanza> bug) {
    return Outcome.of(
        outcome.changes(),
        outcome.deliveries().stream()
            .map(d -> new Delivery(bug.apply(d.stanza()), d.recipients()))
            .toList());
  }

  /** Takes away status 110 from an unavailable presence. */
  private static Stanza withoutStatus(Stanza stanza) {
    return stanza instanceof Presence presence && presence.type() == Presence.Type.UNAVAILABLE
        ? changeX(
            stanza,
            (x, children) ->
                children.removeIf(c -> c.attribute("code").filter("110"::equals).isPresent()))
        : stanza;
  }

  /** Puts a real address into items that have none. */
  private static Stanza withAddress(Stanza stanza) {
    boolean anonymous =
        stanza instanceof Presence
            && stanza.payload(Namespaces.MUC_USER, "x").flatMap(x -> x.child("item")).isPresent()
            && Rooms.item(stanza).attribute("jid").isEmpty();
    return anonymous
        ? changeX(
            stanza,
            (x, children) ->
                children.replaceAll(
                    c ->
                        c.name().equals("item")
                            ? new Element(
                                c.namespace(),
                                c.name(),
                                List.of(new Attribute("jid", "banquo@castle/table")),
                                c.content())
                            : c))
        : stanza;
  }

  private interface Change {
    void apply(Element x, List<Element> children);
  }

  private static Stanza changeX(Stanza stanza, Change change) {
    List<Element> payloads = new ArrayList<>();
    for (Element payload : stanza.payloads()) {
      if (payload.is(Namespaces.MUC_USER, "x")) {
        List<Element> children = new ArrayList<>(payload.children());
        change.apply(payload, children);
        payloads.add(
            new Element(
                payload.namespace(),
                payload.name(),
                payload.attributes(),
                List.<Node>copyOf(children)));
      } else {
        payloads.add(payload);
      }
    }
    return stanza.with(stanza.from(), stanza.to(), payloads);
  }
}
