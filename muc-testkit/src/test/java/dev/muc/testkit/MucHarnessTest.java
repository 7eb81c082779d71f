package dev.muc.testkit;

import static dev.muc.testkit.MucAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.IdSource;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.Ticket;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testkit.memory.Rooms;
import dev.muc.testkit.memory.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MucHarnessTest {
  private static final String GARDEN = "garden@conference.example.org";
  private static final String INSTANT_ROOM =
      """
      <iq to='garden@conference.example.org' type='set' id='open'>
        <query xmlns='http://jabber.org/protocol/muc#owner'>
          <x xmlns='jabber:x:data' type='submit'/>
        </query>
      </iq>
      """;

  private final MucHarness harness = MucHarness.create();
  private final TestClient romeo = harness.client("romeo@example.org/orchard");

  @Test
  void roomIsTestedInAFewLines() {
    romeo.enters(GARDEN + "/Romeo");
    assertThat(romeo.receives("<presence from='garden@conference.example.org/Romeo'/>"))
        .isSelfPresence()
        .hasItem("owner", "moderator")
        .hasStatus(201)
        .showsRealJid("romeo@example.org/orchard");
    assertThat(romeo.receivesNext()).isMessage().hasSubject("");
    romeo.receivesNothing();
  }

  @Test
  void clientsMeetInARoom() {
    TestClient juliet = harness.client("juliet@example.org");
    romeo.enters(GARDEN + "/Romeo");
    romeo.sends(INSTANT_ROOM);
    romeo.ignoresTheRest();
    juliet.enters(GARDEN + "/Juliet");
    assertThat(romeo.receivesNext()).isFrom(GARDEN + "/Juliet").hasItem("none", "participant");
    juliet.ignoresTheRest();
    romeo.sends("<message to='%s' type='groupchat'><body>Hi</body></message>".formatted(GARDEN));
    assertThat(juliet.receivesNext()).isFrom(GARDEN + "/Romeo").hasBody("Hi");
    romeo.ignoresTheRest();
    juliet.disconnects();
    assertThat(romeo.receivesNext()).hasType("unavailable").isFrom(GARDEN + "/Juliet");
  }

  @Test
  void roomsAreGovernedFromJava() {
    romeo.enters(GARDEN + "/Romeo");
    romeo.ignoresTheRest();

    var said = harness.admin().say(BareJid.of(GARDEN), "The gates close at midnight");
    var lost = harness.admin().say(BareJid.of("crypt@conference.example.org"), "Anybody here?");

    assertThat(romeo.receivesNext()).isFrom(GARDEN).hasBody("The gates close at midnight");
    romeo.receivesNothing();
    assertThat(said).isCompletedWithValueMatching(Ticket::isDone);
    assertThat(lost).isCompletedWithValueMatching(end -> end.result() == Ticket.Result.NO_ROOM);
  }

  @Test
  void roomsThatTakeNoOrdersSaySo() {
    MucHarness other =
        MucHarness.create(
            ServiceConfig.of(MucHarness.DEFAULT_DOMAIN, "s"),
            (config, time, ids) -> stanza -> List.of());

    assertThatThrownBy(() -> other.admin().say(BareJid.of(GARDEN), "Hi"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void stanzasMayBeSentAsObjects() {
    romeo.sends(
        new Message(Message.Type.GROUPCHAT, romeo.address(), Jid.of(GARDEN), "m1", List.of()));
    assertThat(romeo.receivesNext()).hasId("m1").isError(Condition.ITEM_NOT_FOUND);
  }

  @Test
  void timeStandsStillUntilItIsMoved() {
    romeo.enters(GARDEN + "/Romeo");
    romeo.sends(INSTANT_ROOM);
    romeo.sends("<message to='%s' type='groupchat'><body>Hi</body></message>".formatted(GARDEN));
    harness.advance(Duration.ofMinutes(5));
    assertThat(harness.now()).isEqualTo(VirtualTime.START.plus(Duration.ofMinutes(5)));
    TestClient juliet = harness.client("juliet@example.org");
    juliet.enters(GARDEN + "/Juliet");
    assertThat(juliet.receives("<message><body>Hi</body></message>"))
        .matches(
            "<message><delay xmlns='urn:xmpp:delay' from='%s' stamp='2026-01-01T00:00:00Z'/></message>"
                .formatted(GARDEN));
    assertThatThrownBy(() -> harness.advance(Duration.ofSeconds(-1)))
        .hasMessage("time does not run backwards: PT-1S");
  }

  @Test
  void roomsCanBeSetUpAnyWay() {
    ServiceConfig config = ServiceConfig.of("rooms.test", "secret").withAdminsOnlyCreate(true);
    MucHarness strict = MucHarness.create(config);
    TestClient tybalt = strict.client("tybalt@example.org");
    tybalt.enters("brawl@rooms.test/Tybalt");
    assertThat(strict.service()).isEqualTo(BareJid.of("rooms.test"));
    assertThat(tybalt.receivesNext()).isError(StanzaError.Type.CANCEL, Condition.NOT_ALLOWED);
  }

  @Test
  void embeddersRoomsAreTestedInTheSameWay() {
    List<Stanza> seen = new ArrayList<>();
    MucHarness own =
        MucHarness.create(
            ServiceConfig.of("rooms.test", "secret"),
            (config, time, ids) -> {
              Rooms rooms = ownRooms(config, time, ids);
              return stanza -> {
                seen.add(stanza);
                return rooms.handle(stanza);
              };
            });
    TestClient client = own.client("a@example.org/x");
    client.enters("r@rooms.test/a");
    assertThat(client.receivesNext()).isSelfPresence();
    assertThat(seen).hasSize(1);
  }

  @Test
  void whatIsDueHappensOnTheWayAtItsTime() {
    MucHarness ticking =
        MucHarness.create(
            ServiceConfig.of("rooms.test", "secret"), (config, time, ids) -> new Clockwork(time));
    TestClient client = ticking.client("a@example.org/x");
    ticking.advance(Duration.ofSeconds(25));
    assertThat(client.received())
        .extracting(Stanza::id)
        .containsExactly("2026-01-01T00:00:10Z", "2026-01-01T00:00:20Z");
    assertThat(ticking.now()).isEqualTo(VirtualTime.START.plusSeconds(25));
  }

  /** Sends a message every ten seconds. */
  private static final class Clockwork implements Rooms {
    private final InstantSource time;
    private Instant due = VirtualTime.START.plusSeconds(10);

    Clockwork(InstantSource time) {
      this.time = time;
    }

    @Override
    public List<Stanza> handle(Stanza stanza) {
      return List.of();
    }

    @Override
    public Optional<Instant> nextDeadline() {
      return Optional.of(due);
    }

    @Override
    public List<Stanza> expire() {
      due = due.plusSeconds(10);
      Jid from = Jid.of("rooms.test");
      Jid to = Jid.of("a@example.org/x");
      String id = time.instant().toString();
      return List.of(new Message(Message.Type.NORMAL, from, to, id, List.of()));
    }
  }

  @Test
  void deadlineThatDoesNotPassIsAMistakeOfTheRooms() {
    Rooms stuck =
        new Rooms() {
          @Override
          public List<Stanza> handle(Stanza stanza) {
            return List.of();
          }

          @Override
          public Optional<Instant> nextDeadline() {
            return Optional.of(VirtualTime.START);
          }
        };
    MucHarness harnessOfIt =
        MucHarness.create(ServiceConfig.of("rooms.test", "secret"), (config, time, ids) -> stuck);
    assertThatThrownBy(() -> harnessOfIt.advance(Duration.ofSeconds(1)))
        .hasMessageContaining("still due at 2026-01-01T00:00:00Z");
  }

  private static Rooms ownRooms(ServiceConfig config, InstantSource time, IdSource ids) {
    return Rooms.of(new RoomService(config, time, ids));
  }

  @Test
  void missingStanzaFailsWithWhatCameInstead() {
    romeo.enters(GARDEN + "/Romeo");
    assertThatThrownBy(() -> romeo.receives("<iq id='1'/>"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("romeo@example.org/orchard did not receive what is expected")
        .hasMessageContaining("received and not consumed: 2")
        .hasMessageContaining("does not match: it is <presence>, not <iq>");
  }

  @Test
  void unexpectedStanzaFailsWithItself() {
    romeo.enters(GARDEN + "/Romeo");
    assertThatThrownBy(romeo::receivesNothing)
        .hasMessageContaining("received what is not expected: 2")
        .hasMessageContaining("<subject/>");
    assertThat(romeo.received()).hasSize(2);
  }

  @Test
  void nothingReceivedIsNoNextStanza() {
    assertThatThrownBy(romeo::receivesNext)
        .hasMessage("romeo@example.org/orchard received nothing");
  }

  @Test
  void sameTestDoesTheSameInEveryRun() {
    assertThat(conversation()).isEqualTo(conversation()).isNotEmpty();
  }

  private static List<Stanza> conversation() {
    TestClient client = MucHarness.create().client("romeo@example.org");
    client.enters(GARDEN + "/Romeo");
    client.sends(INSTANT_ROOM);
    client.sends("<message to='%s' type='groupchat'><body>x</body></message>".formatted(GARDEN));
    return client.received();
  }
}
