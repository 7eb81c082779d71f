package dev.muc.feature;

import static dev.muc.feature.Stage.ADMIN;
import static dev.muc.feature.Stage.GUEST;
import static dev.muc.feature.Stage.MEMBER;
import static dev.muc.feature.Stage.MODERATOR;
import static dev.muc.feature.Stage.OTHER;
import static dev.muc.feature.Stage.OWNER;
import static dev.muc.feature.Stage.actor;
import static dev.muc.feature.Stage.crew;
import static dev.muc.feature.Stage.item;
import static dev.muc.feature.Stage.reason;
import static dev.muc.feature.Stage.role;
import static dev.muc.feature.Stage.standing;
import static dev.muc.feature.Stage.told;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.spec.Covers;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A moderator removes an occupant (XEP-0045 §8.2). */
class KickTest {
  private final Rooms rooms = crew();

  @Test
  @Covers({
    "0045-8.2-1",
    "0045-8.2-2",
    "0045-8.2-3",
    "0045-8.2-5",
    "0045-8.2-6",
    "0045-8.2-8",
    "0045-16.6.2-15"
  })
  void firstTheKickedOccupantIsToldThenTheModeratorThenTheRest() {
    List<Stanza> all = role(rooms, MODERATOR, "Pistol", "none");

    assertThat(all).extracting(Stanza::to).first().isEqualTo(Jid.of(GUEST));
    assertThat(all).extracting(Stanza::to).element(1).isEqualTo(Jid.of(MODERATOR));
    assertThat(all)
        .extracting(Stage::brief)
        .containsExactly(
            "Pistol gone none/none 307 110",
            "result",
            "Pistol gone none/none 307",
            "Pistol gone none/none 307",
            "Pistol gone none/none 307",
            "Pistol gone none/none 307");
    assertThat(told(rooms, MODERATOR)).containsExactly("result", "Pistol gone none/none 307");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/none 307");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
  }

  @Test
  @Covers({"0045-8.2-4", "0045-8.2-7"})
  void reasonAndActorAreToldToAll() {
    rooms.admin(MODERATOR, "<item nick='Pistol' role='none'><reason>Brawling</reason></item>");

    Stanza toKicked = rooms.to(GUEST).get(0);
    assertThat(reason(toKicked)).isEqualTo("Brawling");
    assertThat(actor(toKicked)).isEqualTo("Gower -");
    Stanza toMember = rooms.to(MEMBER).get(0);
    assertThat(reason(toMember)).isEqualTo("Brawling");
    assertThat(actor(toMember)).isEqualTo("Gower -");
    assertThat(actor(rooms.to(OWNER).get(0))).isEqualTo("Gower " + MODERATOR);
  }

  @Test
  void realAddressesAreToldToThoseWhoSeeThem() {
    role(rooms, MODERATOR, "Pistol", "none");

    assertThat(item(rooms.to(GUEST).get(0), "jid")).isEqualTo(GUEST);
    assertThat(item(rooms.to(OWNER).get(0), "jid")).isEqualTo(GUEST);
    assertThat(item(rooms.to(MEMBER).get(0), "jid")).isEmpty();
  }

  @Test
  @Covers("0045-8.2-11")
  void everyClientOfTheNickHasToGo() {
    rooms.enter("pistol@tavern/street", "Pistol");

    role(rooms, MODERATOR, "Pistol", "none");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 307 110");
    assertThat(told(rooms, "pistol@tavern/street"))
        .containsExactly("Pistol gone none/none 307 110");
    assertThat(told(rooms, MEMBER)).containsExactly("Pistol gone none/none 307");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
  }

  @Test
  void anotherNickOfTheSameAccountStays() {
    rooms.enter("pistol@tavern/street", "Ancient");

    role(rooms, MODERATOR, "Pistol", "none");

    assertThat(told(rooms, "pistol@tavern/street")).containsExactly("Pistol gone none/none 307");
    assertThat(standing(rooms, "Ancient")).isEqualTo("participant/none");
  }

  @Test
  @Covers({"0045-4.1-2", "0045-5.2-6"})
  void aKickIsForOnce() {
    role(rooms, ADMIN, "Fluellen", "none");
    assertThat(told(rooms, MEMBER)).containsExactly("Fluellen gone none/member 307 110");
    assertThat(Stage.accounts(rooms, "member")).containsExactly("fluellen@wales");

    rooms.enter(MEMBER, "Fluellen");

    assertThat(standing(rooms, "Fluellen")).isEqualTo("participant/member");
  }

  @Test
  @Covers("0045-8-2")
  void onlyModeratorsKick() {
    assertThat(error(role(rooms, MEMBER, "Pistol", "none").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, GUEST, "Fluellen", "none").get(0))).isEqualTo("auth/forbidden");
    assertThat(error(role(rooms, OTHER, "Pistol", "none").get(0))).isEqualTo("auth/forbidden");
    assertThat(rooms.room().occupants()).hasSize(5);
  }

  @Test
  @Covers("0045-8.2-9")
  void whoStandsHigherIsNotKicked() {
    assertThat(error(role(rooms, MODERATOR, "Exeter", "none").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(error(role(rooms, MODERATOR, "Fluellen", "none").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(error(role(rooms, ADMIN, "Henry", "none").get(0))).isEqualTo("cancel/not-allowed");
    role(rooms, OWNER, "Fluellen", "moderator");
    assertThat(error(role(rooms, MEMBER, "Exeter", "none").get(0))).isEqualTo("cancel/not-allowed");
    assertThat(rooms.room().occupants()).hasSize(5);
  }

  @Test
  void whoStandsAsHighMayBeKicked() {
    rooms.affiliate(OWNER, "nym@tavern", "admin");
    rooms.enter(OTHER, "Nym");

    role(rooms, ADMIN, "Nym", "none");

    assertThat(standing(rooms, "Nym")).isEqualTo("absent");
  }

  @Test
  @Covers("0045-5.1.3-4")
  void onlyAdminsKickModerators() {
    role(rooms, OWNER, "Pistol", "moderator");

    assertThat(error(role(rooms, MODERATOR, "Pistol", "none").get(0)))
        .isEqualTo("cancel/not-allowed");
    assertThat(standing(rooms, "Pistol")).isEqualTo("moderator/none");

    role(rooms, ADMIN, "Pistol", "none");
    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
  }

  @Test
  @Covers("0045-8.2-10")
  void nobodyKicksThemselves() {
    assertThat(error(role(rooms, MODERATOR, "Gower", "none").get(0))).isEqualTo("cancel/conflict");
    assertThat(standing(rooms, "Gower")).isEqualTo("moderator/none");
  }

  @Test
  void nicksAreFoundInAnySpelling() {
    role(rooms, MODERATOR, "PISTOL", "none");

    assertThat(standing(rooms, "Pistol")).isEqualTo("absent");
  }

  @Test
  void severalAreKickedAtOnceAndNoneIsToldOfTheOthers() {
    rooms.enter(OTHER, "Nym");

    rooms.admin(MODERATOR, "<item nick='Pistol' role='none'/><item nick='Nym' role='none'/>");

    assertThat(told(rooms, GUEST)).containsExactly("Pistol gone none/none 307 110");
    assertThat(told(rooms, OTHER)).containsExactly("Nym gone none/none 307 110");
    assertThat(told(rooms, MODERATOR))
        .containsExactly("result", "Pistol gone none/none 307", "Nym gone none/none 307");
  }

  @Test
  void aKickOfNobodyIsRefusedWithTheRequest() {
    Stanza refusal =
        rooms
            .admin(
                MODERATOR, "<item nick='Pistol' role='none'/><item nick='Falstaff' role='none'/>")
            .get(0);

    assertThat(error(refusal)).isEqualTo("cancel/item-not-found");
    assertThat(refusal.from()).hasToString(ROOM);
    assertThat(standing(rooms, "Pistol")).isEqualTo("participant/none");
  }
}
