package dev.muc.policy;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Delivery;
import dev.muc.ServiceConfig;
import dev.muc.model.Affiliation;
import dev.muc.spi.Extensions;
import dev.muc.spi.PresenceDecoration;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an embedder adds to presence for those who may see it. */
class DecorationTest {
  private static final String KING = "king@court/throne";
  private static final String EXETER = "exeter@court/tent";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String NYM = "nym@tavern/bench";
  private static final String NS = "urn:example:file";

  /** Those of rank are shown what is on file about everybody. */
  private static final PresenceDecoration FILE =
      (room, about, viewer) ->
          viewer.affiliation().atLeast(Affiliation.ADMIN)
              ? List.of(Element.ofText(NS, "file", about.nick() + "'s"))
              : List.of();

  private static Rooms rooms(PresenceDecoration decoration) {
    Rooms rooms =
        new Rooms(
            ServiceConfig.of(SERVICE, "a secret")
                .withExtensions(Extensions.builder().decoration(decoration).build()));
    rooms.create(KING, "King");
    rooms.affiliate(KING, "exeter@court", "admin");
    rooms.enter(EXETER, "Exeter");
    rooms.enter(PISTOL, "Pistol");
    return rooms;
  }

  private static Optional<String> file(List<Stanza> received, String nick) {
    return received.stream()
        .filter(stanza -> stanza.from().equals(Jid.of(ROOM + "/" + nick)))
        .findFirst()
        .flatMap(stanza -> stanza.payload(NS, "file"))
        .map(Element::text);
  }

  @Test
  void eachIsShownWhatItMaySee() {
    Rooms rooms = rooms(FILE);

    rooms.enter(NYM, "Nym");

    assertThat(file(rooms.to(KING), "Nym")).contains("Nym's");
    assertThat(file(rooms.to(EXETER), "Nym")).contains("Nym's");
    assertThat(file(rooms.to(PISTOL), "Nym")).isEmpty();
    assertThat(file(rooms.to(NYM), "Nym")).isEmpty();
  }

  @Test
  void aNewcomerIsShownWhatThereIsOfThoseInside() {
    Rooms rooms = rooms(FILE);
    rooms.send(EXETER, "<presence type='unavailable' to='" + ROOM + "/Exeter'/>");

    rooms.enter(EXETER, "Exeter");

    assertThat(file(rooms.to(EXETER), "King")).contains("King's");
    assertThat(file(rooms.to(EXETER), "Pistol")).contains("Pistol's");
    assertThat(file(rooms.to(EXETER), "Exeter")).contains("Exeter's");
  }

  @Test
  void thoseWhoAreShownTheSameShareADelivery() {
    Rooms rooms = rooms(FILE);
    rooms.configure(KING, "muc#roomconfig_whois", "anyone");

    rooms.send(PISTOL, "<presence to='" + ROOM + "/Pistol'><show>away</show></presence>");

    List<Delivery> others =
        rooms.outcome.deliveries().subList(1, rooms.outcome.deliveries().size());
    assertThat(others).hasSize(1);
    assertThat(others.get(0).recipients()).containsExactly(Jid.of(KING), Jid.of(EXETER));
  }

  @Test
  void whoLeavesIsShownAsItIs() {
    Rooms rooms = rooms(FILE);

    rooms.send(PISTOL, "<presence type='unavailable' to='" + ROOM + "/Pistol'/>");

    assertThat(rooms.to(KING)).hasSize(1);
    assertThat(file(rooms.to(KING), "Pistol")).isEmpty();
  }

  @Test
  void aDecorationThatFailsKeepsNobodyFromBeingTold() {
    Rooms rooms =
        rooms(
            (room, about, viewer) -> {
              throw new IllegalStateException("the decoration's own bug");
            });

    rooms.enter(NYM, "Nym");

    assertThat(rooms.to(KING)).singleElement().isInstanceOf(Presence.class);
    assertThat(rooms.to(NYM)).filteredOn(Presence.class::isInstance).hasSize(4);
  }
}
