package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.limits.Limits;
import dev.muc.limits.TimeLimit;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The address of a destroyed room shows the way to its alternate venue (0045-10.9-4). */
class TombstoneTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String ADMIN = "admin@chat/desk";
  private static final Duration KEPT = Duration.ofDays(2);
  private static final ServiceConfig CONFIG =
      ServiceConfig.of(SERVICE, "a secret of the tests")
          .withAdmins(List.of(BareJid.of("admin@chat")))
          .withLimits(Limits.DEFAULT.with(TimeLimit.TOMBSTONE, KEPT));
  private final Rooms rooms = new Rooms(CONFIG);

  private void destroy(String attribute) {
    rooms.create(KING, "King");
    rooms.send(
        KING,
        "<iq type='set' id='end' to='"
            + ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'><destroy "
            + attribute
            + "><password>crispian</password></destroy></query></iq>");
  }

  private void destroyWithVenue() {
    destroy("jid='agincourt@chat.example'");
  }

  @Test
  @Covers("0045-10.9-4")
  void whoWantsToEnterIsToldWhereTheRoomWentButNotThePassword() {
    destroyWithVenue();

    List<Stanza> sent = rooms.enter(PISTOL, "Pistol");

    assertThat(sent).hasSize(1);
    Stanza refusal = sent.get(0);
    assertThat(refusal).isInstanceOf(Presence.class);
    assertThat(refusal.from()).isEqualTo(Jid.of(ROOM + "/Pistol"));
    assertThat(refusal.to()).isEqualTo(Jid.of(PISTOL));
    assertThat(error(refusal)).isEqualTo("cancel/gone");
    Element gone = refusal.payload(Stanza.NAMESPACE, "error").orElseThrow().children().get(0);
    assertThat(gone)
        .isEqualTo(
            Element.ofText(StanzaError.NAMESPACE, "gone", "xmpp:agincourt@chat.example?join"));
    assertThat(refusal.toString()).doesNotContain("crispian");
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void formerOwnerIsToldToo() {
    destroyWithVenue();

    assertThat(error(rooms.enter(KING, "King").get(0))).isEqualTo("cancel/gone");
  }

  @Test
  void otherRequestsFindNoRoom() {
    destroyWithVenue();

    Stanza iq =
        rooms
            .send(
                PISTOL,
                "<iq type='get' id='d' to='"
                    + ROOM
                    + "'><query xmlns='"
                    + Namespaces.DISCO_INFO
                    + "'/></iq>")
            .get(0);
    Stanza message = rooms.say(PISTOL, "Anybody here?").get(0);

    assertThat(error(iq)).isEqualTo("cancel/item-not-found");
    assertThat(error(message)).isEqualTo("cancel/item-not-found");
  }

  @Test
  void otherAddressesAreFree() {
    destroyWithVenue();

    rooms.send(
        PISTOL,
        "<presence to='agincourt@chat.example/Pistol'><x xmlns='"
            + Namespaces.MUC
            + "'/></presence>");

    assertThat(rooms.service.roomCount()).isEqualTo(1);
  }

  @Test
  void addressIsFreeWhenTheTimeIsOverToTheInstant() {
    destroyWithVenue();

    rooms.pass(KEPT.minusNanos(1));
    assertThat(error(rooms.enter(PISTOL, "Pistol").get(0))).isEqualTo("cancel/gone");

    rooms.pass(Duration.ofNanos(1));
    assertThat(codes(rooms.enter(PISTOL, "Pistol").get(0))).containsExactly(201, 110);
  }

  @Test
  void deadlineIsKnownAndNothingIsSentWhenItComes() {
    destroyWithVenue();
    assertThat(rooms.service.nextDeadline()).contains(rooms.now().plus(KEPT));

    rooms.pass(KEPT);

    assertThat(rooms.service.expire()).isEqualTo(Outcome.NOTHING);
    assertThat(rooms.service.nextDeadline()).isEmpty();
  }

  @Test
  void withoutAVenueTheAddressIsFreeAtOnce() {
    destroy("");

    assertThat(rooms.service.nextDeadline()).isEmpty();
    assertThat(codes(rooms.enter(PISTOL, "Pistol").get(0))).containsExactly(201, 110);
  }

  @Test
  void roomThatIsToGoOnAtItsOwnAddressLeavesItFree() {
    destroy("jid='" + ROOM + "'");

    assertThat(codes(rooms.enter(PISTOL, "Pistol").get(0))).containsExactly(201, 110);
  }

  @Test
  void adminOfTheServiceMayCreateTheRoomAnewAndThatEndsTheRedirection() {
    destroyWithVenue();

    rooms.enter(ADMIN, "Admin");
    rooms.configure(ADMIN);
    assertThat(rooms.service.nextDeadline()).isEmpty();
    rooms.send(ADMIN, "<presence type='unavailable' to='" + ROOM + "'/>");

    assertThat(rooms.service.roomCount()).isZero();
    assertThat(codes(rooms.enter(PISTOL, "Pistol").get(0))).containsExactly(201, 110);
  }

  @Test
  void serviceMayKeepNoTombstones() {
    Rooms forgetful =
        new Rooms(CONFIG.withLimits(CONFIG.limits().with(TimeLimit.TOMBSTONE, Duration.ZERO)));
    forgetful.create(KING, "King");
    forgetful.send(
        KING,
        "<iq type='set' id='end' to='"
            + ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'><destroy jid='agincourt@chat.example'/></query></iq>");

    assertThat(codes(forgetful.enter(PISTOL, "Pistol").get(0))).containsExactly(201, 110);
  }

  @Test
  void redirectionOutlivesARestart() {
    destroyWithVenue();
    RoomService restarted = new RoomService(CONFIG, rooms::now, () -> "id");

    restarted.restore(BareJid.of(ROOM), rooms.log());

    assertThat(restarted.nextDeadline()).isEqualTo(Optional.of(rooms.now().plus(KEPT)));
    Stanza join =
        Xml.stanza(
            PISTOL,
            "<presence to='" + ROOM + "/Pistol'><x xmlns='" + Namespaces.MUC + "'/></presence>");
    assertThat(error(restarted.handle(join).stanzas().get(0))).isEqualTo("cancel/gone");
  }
}
