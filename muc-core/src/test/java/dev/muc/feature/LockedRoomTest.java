package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.limits.Limits;
import dev.muc.limits.TimeLimit;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new room waits for its configuration, but not for ever (0045-10.1.1-10, 0045-14.6-5). */
class LockedRoomTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final Duration MAX = Duration.ofMinutes(7);
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(SERVICE, "a secret of the tests")
          .withLimits(Limits.DEFAULT.with(TimeLimit.LOCKED, MAX));
  private final Rooms rooms = new Rooms(CONFIG);

  private void create(String client, String room) {
    rooms.send(
        client, "<presence to='" + room + "/Nick'><x xmlns='" + Namespaces.MUC + "'/></presence>");
  }

  @Test
  @Covers({"0045-10.1.1-10", "0045-14.6-5"})
  void roomThatIsNotConfiguredInTimeIsDestroyedAndItsCreatorTold() {
    rooms.enter(KING, "King");
    rooms.pass(MAX);

    Outcome outcome = rooms.service.expire();

    assertThat(outcome.events()).hasSize(1).first().isInstanceOf(RoomDestroyed.class);
    assertThat(outcome.stanzas()).hasSize(1);
    Stanza told = outcome.stanzas().get(0);
    assertThat(told.to()).isEqualTo(Jid.of(KING));
    assertThat(((Presence) told).type()).isEqualTo(Presence.Type.UNAVAILABLE);
    assertThat(codes(told)).containsExactly(110);
    assertThat(item(told).attribute("role")).contains("none");
    assertThat(
            told.payload(Namespaces.MUC_USER, "x")
                .flatMap(x -> x.child("destroy"))
                .flatMap(destroy -> destroy.child("reason"))
                .map(Element::text))
        .contains("The room was not configured in time");
    assertThat(rooms.service.roomCount()).isZero();
    assertThat(rooms.service.nextDeadline()).isEmpty();
  }

  @Test
  void nothingIsDueBeforeTheDeadline() {
    rooms.enter(KING, "King");
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plus(MAX));

    rooms.pass(MAX.minusNanos(1));

    assertThat(rooms.service.expire()).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void roomThatWasConfiguredStays() {
    rooms.create(KING, "King");
    assertThat(rooms.service.nextDeadline()).isEmpty();

    rooms.pass(MAX);

    assertThat(rooms.service.expire()).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void roomThatItsCreatorLeftHasNoDeadline() {
    rooms.enter(KING, "King");

    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "'/>");

    assertThat(rooms.service.nextDeadline()).isEmpty();
  }

  @Test
  void roomsAreGivenUpEachInItsTime() {
    create(KING, "harfleur@chat.example");
    rooms.pass(Duration.ofMinutes(1));
    create(PISTOL, "agincourt@chat.example");
    create(KING, "calais@chat.example");

    rooms.pass(Duration.ofMinutes(6));
    assertThat(rooms.service.expire().stanzas())
        .extracting(Stanza::to)
        .containsExactly(Jid.of(KING));
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plus(Duration.ofMinutes(1)));

    rooms.pass(Duration.ofMinutes(1));
    assertThat(rooms.service.expire().stanzas())
        .extracting(Stanza::from)
        .containsExactly(Jid.of("agincourt@chat.example/Nick"), Jid.of("calais@chat.example/Nick"));
  }

  @Test
  void creatorIsToldInTheLanguageOfNewRooms() {
    var defaults = CONFIG.roomDefaults();
    var profile = defaults.profile();
    var german =
        new dev.muc.model.RoomConfig.Profile(
            profile.name(),
            profile.description(),
            "de",
            profile.pubsub(),
            profile.listed(),
            profile.persistent());
    Rooms raeume = new Rooms(CONFIG.withRoomDefaults(defaults.with(german)));
    raeume.enter(KING, "King");
    raeume.pass(MAX);

    assertThat(raeume.service.expire().stanzas().get(0).toString())
        .contains("Der Raum wurde nicht rechtzeitig eingerichtet");
  }

  @Test
  void deadlineOutlivesARestart() {
    rooms.enter(KING, "King");
    RoomService restarted = new RoomService(CONFIG, rooms::now, () -> "id");

    restarted.restore(BareJid.of(ROOM), rooms.log());

    assertThat(restarted.nextDeadline()).contains(rooms.now().plus(MAX));
    rooms.pass(MAX);
    assertThat(restarted.expire().stanzas())
        .extracting(Stanza::to)
        .isEqualTo(List.of(Jid.of(KING)));
    assertThat(restarted.roomCount()).isZero();
  }

  @Test
  void serviceThatChoosesNothingWaitsHalfAnHour() {
    Rooms plain = new Rooms();

    plain.enter(KING, "King");

    assertThat(plain.service.nextDeadline()).contains(plain.now().plus(Duration.ofMinutes(30)));
  }
}
