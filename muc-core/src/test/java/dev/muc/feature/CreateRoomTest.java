package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.accounts;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.owner;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A room comes to be, and waits to be set up (XEP-0045 §10.1). */
class CreateRoomTest {
  private static final String CANCEL = "<x xmlns='jabber:x:data' type='cancel'/>";
  private static final String INSTANT = "<x xmlns='jabber:x:data' type='submit'/>";
  private final Rooms rooms = new Rooms();

  private static boolean hasDestroy(Stanza presence) {
    return presence.payload(Namespaces.MUC_USER, "x").flatMap(x -> x.child("destroy")).isPresent();
  }

  @Test
  @Covers({
    "0045-10.1.1-3",
    "0045-10.1.1-4",
    "0045-10.1.1-5",
    "0045-10.1.1-7",
    "0045-16.6.2-11",
    "0045-16.6.2-6"
  })
  void whoeverEntersFirstCreatesTheRoomAndOwnsIt() {
    rooms.enter(OWNER, "Henry");

    assertThat(told(rooms, OWNER)).startsWith("Henry moderator/owner 201 110");
    assertThat(accounts(rooms, "owner")).containsExactly("henry@court");
    assertThat(rooms.room().config()).isEqualTo(RoomConfig.DEFAULT);
    assertThat(rooms.room().locked()).isTrue();
  }

  @Test
  @Covers("0045-16.6.2-11")
  void nobodyElseIsToldThatTheRoomIsNew() {
    rooms.create(OWNER, "Henry");

    rooms.enter(GUEST, "Pistol");

    assertThat(rooms.outcome.stanzas()).noneMatch(stanza -> Rooms.codes(stanza).contains(201));
  }

  @Test
  @Covers({"0045-10.1.1-1", "0045-10.1.1-2"})
  void aServiceMayLetOnlyItsAdminsCreateRooms() {
    ServiceConfig config =
        ServiceConfig.of(SERVICE, "secret")
            .withAdmins(List.of(BareJid.of("henry@court")))
            .withAdminsOnlyCreate(true);
    Rooms closed = new Rooms(config);

    assertThat(error(closed.enter(GUEST, "Pistol").get(0))).isEqualTo("cancel/not-allowed");
    assertThat(closed.service.roomCount()).isZero();

    closed.create(OWNER, "Henry");
    closed.enter(GUEST, "Pistol");
    assertThat(standing(closed, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-10.1.1-6")
  void nobodyElseEntersALockedRoom() {
    rooms.enter(OWNER, "Henry");
    rooms.affiliate(OWNER, "exeter@court", "admin");

    assertThat(error(rooms.enter(GUEST, "Pistol").get(0))).isEqualTo("cancel/item-not-found");
    assertThat(error(rooms.enter(Stage.ADMIN, "Exeter").get(0))).isEqualTo("cancel/item-not-found");
    assertThat(rooms.room().occupants()).hasSize(1);
  }

  @Test
  @Covers({"0045-10.1.1-8", "0045-10.1.3-1", "0045-10-2"})
  void theOwnerIsGivenTheFormWithTheDefaults() {
    rooms.enter(OWNER, "Henry");

    Stanza answer = owner(rooms, OWNER, "get", "").get(0);

    Element form =
        answer
            .payload(Namespaces.MUC_OWNER, "query")
            .flatMap(query -> query.child(Namespaces.DATA_FORMS, "x"))
            .orElseThrow();
    assertThat(form.attribute("type")).contains("form");
    assertThat(ConfigForms.values(rooms, "FORM_TYPE")).containsExactly(Namespaces.ROOM_CONFIG);
    assertThat(ConfigForms.values(rooms, "muc#roomconfig_publicroom")).containsExactly("1");
    assertThat(ConfigForms.values(rooms, "muc#roomconfig_persistentroom")).containsExactly("0");
    assertThat(ConfigForms.values(rooms, "muc#roomconfig_whois")).containsExactly("moderators");
    assertThat(rooms.room().locked()).isTrue();
  }

  @Test
  @Covers({"0045-10.1.1-11", "0045-10.1.2-1", "0045-10.1.2-2"})
  void anEmptyFormAcceptsTheDefaults() {
    rooms.enter(OWNER, "Henry");

    owner(rooms, OWNER, "set", INSTANT);

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(rooms.room().config()).isEqualTo(RoomConfig.DEFAULT);
    rooms.enter(GUEST, "Pistol");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers({"0045-10.1.1-11", "0045-10.1.3-4", "0045-10-2"})
  void aSubmittedFormOpensTheRoom() {
    rooms.enter(OWNER, "Henry");

    rooms.configure(OWNER, "muc#roomconfig_roomname", "Camp");

    assertThat(told(rooms, OWNER)).containsExactly("result");
    assertThat(rooms.room().config().profile().name()).isEqualTo("Camp");
    rooms.enter(GUEST, "Pistol");
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-10.1.3-5")
  void aRefusedFormLeavesTheRoomLocked() {
    rooms.enter(OWNER, "Henry");

    assertThat(error(rooms.configure(OWNER, "muc#roomconfig_passwordprotectedroom", "1").get(0)))
        .isEqualTo("modify/not-acceptable");
    assertThat(rooms.room().locked()).isTrue();
    assertThat(error(rooms.enter(GUEST, "Pistol").get(0))).isEqualTo("cancel/item-not-found");

    rooms.configure(
        OWNER,
        "muc#roomconfig_passwordprotectedroom",
        "1",
        "muc#roomconfig_roomsecret",
        "cauldron");
    assertThat(rooms.room().locked()).isFalse();
  }

  @Test
  @Covers({"0045-10.1.1-12", "0045-10.1.3-6"})
  void aCancelledFormEndsTheRoom() {
    rooms.enter(OWNER, "Henry");

    owner(rooms, OWNER, "set", CANCEL);

    assertThat(told(rooms, OWNER)).containsExactly("Henry gone none/owner 110", "result");
    assertThat(hasDestroy(rooms.to(OWNER).get(0))).isTrue();
    assertThat(rooms.service.roomCount()).isZero();
    rooms.enter(GUEST, "Pistol");
    assertThat(told(rooms, GUEST)).startsWith("Pistol moderator/owner 201 110");
  }

  @Test
  @Covers("0045-10.1.3-7")
  void anOwnerWhoLeavesEndsTheLockedRoom() {
    rooms.enter(OWNER, "Henry");

    leave(rooms, OWNER);

    assertThat(told(rooms, OWNER)).containsExactly("Henry gone none/owner 110");
    assertThat(hasDestroy(rooms.to(OWNER).get(0))).isTrue();
    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  @Covers("0045-10.1.3-7")
  void anOwnerWhoIsLostEndsTheLockedRoom() {
    rooms.enter(OWNER, "Henry");

    rooms.send(
        OWNER,
        "<presence type='error' to='"
            + ROOM
            + "/Henry'><error type='cancel'><remote-server-not-found"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>");

    assertThat(rooms.service.roomCount()).isZero();
  }

  @Test
  void anOwnerWithAnotherClientInTheLockedRoomKeepsIt() {
    rooms.enter(OWNER, "Henry");
    rooms.enter("henry@court/tent", "Henry");
    rooms.enter("henry@court/horse", "Harry");

    leave(rooms, OWNER);
    leave(rooms, "henry@court/tent");
    assertThat(standing(rooms, "Harry")).isEqualTo("moderator/owner");

    leave(rooms, "henry@court/horse");
    assertThat(rooms.service.roomCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", CANCEL, INSTANT, "<destroy/>"})
  void nobodyElseSetsUpTheRoom(String child) {
    rooms.enter(OWNER, "Henry");

    assertThat(error(owner(rooms, OTHER, "set", child).get(0))).isEqualTo("cancel/item-not-found");
    assertThat(error(owner(rooms, OTHER, "get", "").get(0))).isEqualTo("cancel/item-not-found");
    assertThat(rooms.room().locked()).isTrue();
  }

  @Test
  void theOwnerMayHandOverWithTheFirstForm() {
    rooms.enter(OWNER, "Henry");

    rooms.configure(OWNER, "muc#roomconfig_roomowners", "exeter@court");

    assertThat(told(rooms, OWNER))
        .containsExactly("result", "Henry moderator/admin 110", "message owner exeter@court");
    assertThat(rooms.room().locked()).isFalse();
    assertThat(accounts(rooms, "owner")).containsExactly("exeter@court");
  }
}
