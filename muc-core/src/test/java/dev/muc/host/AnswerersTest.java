package dev.muc.host;

import static dev.muc.stanza.StanzaError.Condition.NOT_AUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Extensions;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What policies ask is answered apart from the threads of the rooms. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswerersTest {
  private static final Jid ROMEO = Jid.of("romeo@verona/orchard");

  /** May somebody enter that room? */
  private record Entry(String room) implements Inquiry<Boolean> {}

  private record Doorkeeper(Duration within) implements Policy {
    @Override
    public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
      return Ruling.ask(
          new Entry(proposal.room().address().local().orElseThrow()),
          within,
          may -> may ? Ruling.pass() : Ruling.refuse(NOT_AUTHORIZED, "You may not"),
          Ruling.refuse(NOT_AUTHORIZED, "Nobody knows"));
    }
  }

  private final Map<String, CompletableFuture<Boolean>> entries = new ConcurrentHashMap<>();
  private final TestTransport transport = TestTransport.open();
  private @Nullable RoomHost host;

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  private void start(Duration within, Answerers answerers) {
    var config =
        ServiceConfig.of("chat.verona", "a secret")
            .withExtensions(Extensions.of(new Doorkeeper(within)));
    AtomicInteger ids = new AtomicInteger();
    host =
        new RoomHost(
            config,
            Clock.systemUTC(),
            () -> "id-" + ids.incrementAndGet(),
            HostOptions.inMemory().withShards(1).withAnswerers(answerers));
    host.attach(transport);
  }

  private CompletableFuture<Boolean> entry(String room) {
    return entries.computeIfAbsent(room, first -> new CompletableFuture<>());
  }

  private void enters(String room) {
    transport.arrives(
        new Presence(
            Presence.Type.AVAILABLE,
            ROMEO,
            Jid.of(room + "@chat.verona/Romeo"),
            "p",
            List.of(Element.of(Namespaces.MUC, "x"))));
  }

  private static String error(Stanza stanza) {
    return String.valueOf(StanzaError.of(stanza).map(StanzaError::text).orElse("none"));
  }

  @Test
  void aRoomThatWaitsHoldsUpNoOther() throws InterruptedException {
    start(Duration.ofMinutes(1), Answerers.NONE.with(Entry.class, asked -> entry(asked.room())));
    enters("slow");
    enters("quick");

    entry("quick").complete(true);
    assertThat(transport.receives(2)).allMatch(s -> s.from().toString().startsWith("quick@"));

    entry("slow").complete(false);
    assertThat(error(transport.receives(1).get(0))).isEqualTo("You may not");
  }

  @Test
  void anAnswererThatBlocksHoldsUpNoRoom() throws InterruptedException {
    start(
        Duration.ofMinutes(1),
        Answerers.NONE.with(
            Entry.class, asked -> CompletableFuture.completedFuture(entry(asked.room()).join())));
    enters("slow");
    transport.arrives(
        new Iq(
            Iq.Type.GET,
            ROMEO,
            Jid.of("chat.verona"),
            "ping",
            List.of(Element.of(Namespaces.PING, "ping"))));

    assertThat(transport.receives(1).get(0).id()).isEqualTo("ping");
    entry("slow").complete(true);
    assertThat(transport.receives(2)).noneMatch(Stanza::isError);
  }

  @Test
  void anAnswererThatFailsOrThrowsOrIsMissingHasNoAnswer() throws InterruptedException {
    start(
        Duration.ofMinutes(1),
        Answerers.NONE.with(
            Entry.class,
            asked -> {
              if (asked.room().equals("throws")) {
                throw new IllegalStateException("an embedder's bug");
              }
              return CompletableFuture.failedFuture(new IllegalStateException("out of order"));
            }));
    enters("throws");
    enters("fails");
    assertThat(transport.receives(2)).extracting(AnswerersTest::error).containsOnly("Nobody knows");
  }

  @Test
  void withoutAnAnswererThePolicyDecidesAlone() throws InterruptedException {
    start(Duration.ofMinutes(1), Answerers.NONE);
    enters("any");
    assertThat(error(transport.receives(1).get(0))).isEqualTo("Nobody knows");
  }

  @Test
  void anAnswererThatIsTooSlowHasNoAnswer() throws InterruptedException {
    start(Duration.ofMillis(20), Answerers.NONE.with(Entry.class, asked -> entry("never")));
    enters("any");
    assertThat(error(transport.receives(1).get(0))).isEqualTo("Nobody knows");
  }
}
