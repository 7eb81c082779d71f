package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.leave;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.room;
import static dev.muc.feature.Stage.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;

/** Who had voice in a moderated room has it on the next visit (XEP-0045 §5.1). */
class VoiceMemoryTest {
  private static final String MODERATED = "muc#roomconfig_moderatedroom";
  private final Rooms rooms = crew(MODERATED, "1");

  @Test
  @Covers("0045-5.1-6")
  void voiceOutlivesTheVisit() {
    role(rooms, OWNER, "Pistol", "participant");
    leave(rooms, GUEST);

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  @Covers("0045-5.1-6")
  void voiceOutlivesAnyNumberOfVisitsAndNicks() {
    role(rooms, OWNER, "Pistol", "participant");
    leave(rooms, GUEST);
    rooms.enter(GUEST, "Ancient");
    leave(rooms, GUEST);

    rooms.enter("pistol@tavern/street", "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void whoNeverHadVoiceIsAVisitorAgain() {
    leave(rooms, GUEST);

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  void whatIsLeftOfAModeratorIsVoice() {
    leave(rooms, MODERATOR);

    rooms.enter(MODERATOR, "Gower");

    assertThat(standing(rooms, "Gower")).isEqualTo("participant/none");
  }

  @Test
  void revokedVoiceIsForgotten() {
    role(rooms, OWNER, "Pistol", "participant");
    leave(rooms, GUEST);
    rooms.enter(GUEST, "Pistol");
    role(rooms, OWNER, "Pistol", "visitor");
    leave(rooms, GUEST);

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  void voiceRevokedFromAnotherNickIsForgottenToo() {
    role(rooms, OWNER, "Pistol", "participant");
    rooms.enter("pistol@tavern/street", "Ancient");
    leave(rooms, GUEST);
    role(rooms, OWNER, "Ancient", "participant");
    role(rooms, OWNER, "Ancient", "visitor");

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  void kickedOccupantsLoseTheirVoice() {
    role(rooms, OWNER, "Pistol", "participant");
    role(rooms, OWNER, "Pistol", "none");

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  void lostConnectionsKeepTheirVoice() {
    role(rooms, OWNER, "Pistol", "participant");
    rooms.send(
        GUEST,
        "<message type='error' to='"
            + Rooms.ROOM
            + "'><error type='cancel'><recipient-unavailable"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }

  @Test
  void aChangeOfAffiliationSettlesTheMatterAnew() {
    role(rooms, OWNER, "Pistol", "participant");
    leave(rooms, GUEST);
    rooms.affiliate(OWNER, "pistol@tavern", "outcast");
    rooms.affiliate(OWNER, "pistol@tavern", "none");

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  void formerMembersHaveNoVoiceToRemember() {
    leave(rooms, Stage.MEMBER);
    rooms.affiliate(OWNER, "fluellen@wales", "none");

    rooms.enter(Stage.MEMBER, "Fluellen");

    assertThat(standing(rooms, "Fluellen")).isEqualTo("visitor/none");
  }

  @Test
  void voiceInAnUnmoderatedRoomIsNothingToRemember() {
    Rooms open = room("muc#roomconfig_persistentroom", "1");
    open.enter(GUEST, "Pistol");
    leave(open, GUEST);
    open.configure(OWNER, MODERATED, "1");

    open.enter(GUEST, "Pistol");

    assertThat(standing(open, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  void aRoomThatIsNoLongerModeratedForgetsWhoHadVoice() {
    role(rooms, OWNER, "Pistol", "participant");
    leave(rooms, GUEST);
    rooms.configure(OWNER, MODERATED, "0");
    rooms.configure(OWNER, MODERATED, "1");

    rooms.enter(GUEST, "Pistol");

    assertThat(standing(rooms, "Pistol")).isEqualTo("visitor/none");
  }

  @Test
  @Covers("0045-5.1-6")
  void voiceOutlivesTheService() {
    role(rooms, OWNER, "Pistol", "participant");
    leave(rooms, GUEST);

    BareJid address = BareJid.of(Rooms.ROOM);
    RoomService next = new RoomService(rooms.service.config(), rooms::now, () -> "id");
    next.restore(address, rooms.log());

    assertThat(next.room(address).orElseThrow().hadVoice(BareJid.of("pistol@tavern"))).isTrue();
    assertThat(next.room(address).orElseThrow().hadVoice(BareJid.of("nym@tavern"))).isFalse();
  }

  @Test
  void onlyTheLatestThousandAreRemembered() {
    for (int i = 0; i <= 1_000; i++) {
      rooms.enter("soldier" + i + "@field/x", "Soldier" + i);
      role(rooms, OWNER, "Soldier" + i, "participant");
      leave(rooms, "soldier" + i + "@field/x");
    }

    assertThat(rooms.room().hadVoice(BareJid.of("soldier0@field"))).isFalse();
    assertThat(rooms.room().hadVoice(BareJid.of("soldier1@field"))).isTrue();
    assertThat(rooms.room().hadVoice(BareJid.of("soldier1000@field"))).isTrue();
  }
}
