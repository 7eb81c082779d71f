package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.owner;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner destroys a room (XEP-0045 §10.9). */
class DestroyTest {
  private final Rooms rooms = crew("muc#roomconfig_persistentroom", "1");

  private static Element destroyed(Stanza presence) {
    return presence
        .payload(Namespaces.MUC_USER, "x")
        .flatMap(x -> x.child("destroy"))
        .orElseThrow();
  }

  @Test
  @Covers({
    "0045-10.9-1",
    "0045-10.9-5",
    "0045-10.9-6",
    "0045-10.9-7",
    "0045-10.9-10",
    "0045-5.2.1-10"
  })
  void everybodyIsToldOnceAndOfThemselvesThenTheOwnerIsAnswered() {
    List<Stanza> all = owner(rooms, OWNER, "set", "<destroy/>");

    assertThat(told(rooms, OWNER)).containsExactly("Henry gone none/owner 110", "result");
    assertThat(told(rooms, ADMIN)).containsExactly("Exeter gone none/admin 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen gone none/member 110");
    assertThat(told(rooms, MODERATOR)).containsExactly("Gower gone none/none 110");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 110");
    assertThat(all).hasSize(6);
    assertThat(all.get(5)).extracting(Stage::brief).isEqualTo("result");
    assertThat(destroyed(rooms.to(GUEST).get(0)).children()).isEmpty();
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  @Covers("0045-10.9-9")
  void theRoleIsGoneAndTheAffiliationIsWhatItWas() {
    owner(rooms, OWNER, "set", "<destroy/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen gone none/member 110");
  }

  @Test
  @Covers({"0045-10.9-2", "0045-10.9-8"})
  void venuePasswordAndReasonAreToldToAll() {
    owner(
        rooms,
        OWNER,
        "set",
        "<destroy jid='agincourt@chat.example'>"
            + "<reason>We march</reason><password>leek</password></destroy>");

    for (String client : new String[] {OWNER, ADMIN, MEMBER, MODERATOR, GUEST}) {
      Element destroyed = destroyed(rooms.to(client).get(0));
      assertThat(destroyed.attribute("jid")).contains("agincourt@chat.example");
      assertThat(destroyed.child("reason").orElseThrow().text()).isEqualTo("We march");
      assertThat(destroyed.child("password").orElseThrow().text()).isEqualTo("leek");
    }
  }

  @Test
  void everyClientIsTold() {
    rooms.enter("pistol@tavern/street", "Pistol");

    owner(rooms, OWNER, "set", "<destroy/>");

    assertThat(told(rooms, "pistol@tavern/street")).containsExactly("Pistol gone none/none 110");
    assertThat(destroyed(rooms.to("pistol@tavern/street").get(0)).children()).isEmpty();
  }

  @Test
  @Covers("0045-10.9-1")
  void anOwnerNeedNotBeInTheRoom() {
    leave(rooms, OWNER);

    owner(rooms, OWNER, "set", "<destroy/>");

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 110");
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMIN, MEMBER, MODERATOR, GUEST, OTHER})
  @Covers({"0045-10.9-11", "0045-5.2.1-10"})
  void nobodyElseDestroysTheRoom(String client) {
    assertThat(error(owner(rooms, client, "set", "<destroy/>").get(0))).isEqualTo("auth/forbidden");
    assertThat(rooms.room().occupants()).hasSize(5);
  }

  @Test
  @Covers("0045-10.9-3")
  void nothingIsLeftOfTheRoom() {
    rooms.affiliate(OWNER, "nym@tavern", "outcast");
    rooms.say(OWNER, "Once more");

    owner(rooms, OWNER, "set", "<destroy/>");

    assertThat(
            error(
                rooms
                    .send(
                        OWNER,
                        "<iq type='get' id='i' to='"
                            + ROOM
                            + "'><query xmlns='"
                            + Namespaces.DISCO_INFO
                            + "'/></iq>")
                    .get(0)))
        .isEqualTo("cancel/item-not-found");
    rooms.enter(OTHER, "Nym");
    assertThat(told(rooms, OTHER)).containsExactly("Nym moderator/owner 201 110", "message");
    assertThat(rooms.room().config().profile().persistent()).isFalse();
  }

  @Test
  @Covers("0045-10.9-1")
  void aTemporaryRoomIsDestroyedLikewise() {
    Rooms temporary = crew();

    owner(temporary, OWNER, "set", "<destroy/>");

    assertThat(told(temporary, GUEST)).containsExactly("Pistol gone none/none 110");
    assertThat(temporary.service.roomCount()).isZero();
  }

  @Test
  void aVenueThatIsNoAddressIsRefused() {
    assertThat(error(owner(rooms, OWNER, "set", "<destroy jid='a@b@c'/>").get(0)))
        .isEqualTo("modify/jid-malformed");
    assertThat(rooms.room().occupants()).hasSize(5);
  }

  @Test
  void anEmptyVenueIsNone() {
    owner(rooms, OWNER, "set", "<destroy jid=''/>");

    assertThat(destroyed(rooms.to(GUEST).get(0)).attribute("jid")).isEmpty();
  }
}
