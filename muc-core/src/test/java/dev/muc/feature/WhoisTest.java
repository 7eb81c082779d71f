package dev.muc.feature;

import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.item;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.testing.Rooms;
import org.junit.jupiter.api.Test;

/** The room becomes non-anonymous or semi-anonymous (XEP-0045 §10.2.1). */
class WhoisTest {
  private static final String WHOIS = "muc#roomconfig_whois";
  private final Rooms rooms = crew();

  private void away(String client, String nick) {
    rooms.send(client, "<presence to='" + ROOM + "/" + nick + "'><show>away</show></presence>");
  }

  @Test
  @Covers({"0045-10.2.1-8", "0045-16.5.3-21"})
  void afterwardsAllSeeRealAddresses() {
    away(GUEST, "Pistol");
    assertThat(item(rooms.to(MEMBER).get(0), "jid")).isEmpty();

    rooms.configure(OWNER, WHOIS, "anyone");

    away(GUEST, "Pistol");
    assertThat(item(rooms.to(MEMBER).get(0), "jid")).isEqualTo(GUEST);
    rooms.enter(OTHER, "Nym");
    assertThat(item(rooms.to(MEMBER).get(0), "jid")).isEqualTo(OTHER);
    assertThat(item(rooms.to(OTHER).get(0), "jid")).isEqualTo(OWNER);
  }

  @Test
  @Covers({"0045-10.2.1-8", "0045-16.5.3-21"})
  void afterwardsOnlyModeratorsSeeRealAddresses() {
    rooms.configure(OWNER, WHOIS, "anyone");
    rooms.configure(OWNER, WHOIS, "moderators");

    away(GUEST, "Pistol");

    assertThat(item(rooms.to(MEMBER).get(0), "jid")).isEmpty();
    assertThat(item(rooms.to(OWNER).get(0), "jid")).isEqualTo(GUEST);
    rooms.enter(OTHER, "Nym");
    assertThat(item(rooms.to(OTHER).get(0), "jid")).isEmpty();
  }

  @Test
  @Covers("0045-16.6.2-1")
  void whoEntersANonAnonymousRoomIsToldSo() {
    rooms.configure(OWNER, WHOIS, "anyone");

    rooms.enter(OTHER, "Nym");

    assertThat(told(rooms, OTHER)).contains("Nym participant/none 100 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Nym participant/none");
  }
}
