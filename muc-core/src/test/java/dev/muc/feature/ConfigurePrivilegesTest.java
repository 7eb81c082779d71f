package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the configuration leaves to whom (XEP-0045 §5.1.1, §16.5.3). */
class ConfigurePrivilegesTest {
  private final Rooms rooms = crew();

  private void set(String field, String value) {
    rooms.configure(OWNER, "muc#roomconfig_" + field, value);
  }

  private List<Stanza> whisper(String client, String nick) {
    return rooms.send(
        client, "<message type='chat' to='" + ROOM + "/" + nick + "'><body>Psst</body></message>");
  }

  private List<Stanza> invite(String client) {
    return rooms.send(
        client,
        "<message to='"
            + ROOM
            + "'><x xmlns='"
            + Namespaces.MUC_USER
            + "'><invite to='nym@tavern'/></x></message>");
  }

  @Test
  @Covers({"0045-16.5.3-2", "0045-5.1.1-9", "0045-5.1.1-2"})
  void privateMessagesAreForWhomTheOwnerSays() {
    rooms.enter(OTHER, "Nym");
    role(rooms, OWNER, "Nym", "visitor");
    whisper(OTHER, "Pistol");
    assertThat(rooms.to(GUEST)).hasSize(1);

    set("allowpm", "participants");
    assertThat(error(whisper(OTHER, "Pistol").get(0))).isEqualTo("auth/forbidden");
    whisper(GUEST, "Nym");
    assertThat(rooms.to(OTHER)).hasSize(1);

    for (String setting : new String[] {"moderators", "none"}) {
      set("allowpm", setting);
      assertThat(error(whisper(GUEST, "Nym").get(0))).isEqualTo("auth/forbidden");
      whisper(MODERATOR, "Nym");
      assertThat(rooms.to(OTHER)).hasSize(1);
      whisper(OTHER, "Gower");
      assertThat(rooms.to(MODERATOR)).hasSize(1);
    }
  }

  @Test
  @Covers("0045-16.5.3-3")
  void membersInviteIntoAMembersOnlyRoomIfTheOwnerSaysSo() {
    rooms.configure(OWNER, "muc#roomconfig_membersonly", "1");
    assertThat(error(invite(MEMBER).get(0))).isEqualTo("auth/forbidden");

    set("allowinvites", "1");
    invite(MEMBER);
    assertThat(rooms.to("nym@tavern")).hasSize(1);
  }

  @Test
  @Covers({"0045-5.1.1-10", "0045-5.1.1-2"})
  void visitorsAndParticipantsInviteIntoAnOpenRoomUnlessTheOwnerForbidsIt() {
    invite(GUEST);
    assertThat(rooms.to("nym@tavern")).hasSize(1);
    role(rooms, OWNER, "Pistol", "visitor");
    invite(GUEST);
    assertThat(rooms.to("nym@tavern")).hasSize(1);

    rooms.configure(OWNER, "x-muc#roomconfig_publicinvites", "0");
    assertThat(error(invite(GUEST).get(0))).isEqualTo("auth/forbidden");
    assertThat(error(invite(MEMBER).get(0))).isEqualTo("auth/forbidden");
    invite(MODERATOR);
    assertThat(rooms.to("nym@tavern")).hasSize(1);
  }

  @Test
  @Covers({"0045-5.1.1-8", "0045-5.1.1-2"})
  void visitorsChangeTheirNickUnlessTheOwnerForbidsIt() {
    role(rooms, OWNER, "Pistol", "visitor");
    rooms.send(GUEST, "<presence to='" + ROOM + "/Ancient'/>");
    assertThat(standing(rooms, "Ancient")).isEqualTo("visitor/none");

    rooms.configure(OWNER, "x-muc#roomconfig_visitornick", "0");
    assertThat(error(rooms.send(GUEST, "<presence to='" + ROOM + "/Pistol'/>").get(0)))
        .isEqualTo("cancel/not-acceptable");
    rooms.send(MEMBER, "<presence to='" + ROOM + "/Captain'/>");
    assertThat(standing(rooms, "Captain")).isEqualTo("participant/member");
  }
}
