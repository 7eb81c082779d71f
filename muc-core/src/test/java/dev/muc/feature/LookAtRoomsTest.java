package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Command;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service admins look which rooms there are, and at one of them. */
class LookAtRoomsTest {
  private static final String ADMIN = "admin@chat/desk";
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final Command LIST = new Command("x-muc#list-rooms");
  private static final Command INFO = new Command("x-muc#room-info");

  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(SERVICE, "a secret of the tests")
              .withAdmins(List.of(BareJid.of("admin@chat")))
              .withLimits(Limits.DEFAULT.with(Limit.PAGE, 2)));

  @BeforeEach
  void thereAreThreeRooms() {
    rooms.create(KING, "King");
    rooms.configure(
        KING,
        "muc#roomconfig_roomname",
        "The Siege",
        "muc#roomconfig_publicroom",
        "0",
        "muc#roomconfig_persistentroom",
        "1");
    rooms.send(KING, "<presence type='unavailable' to='" + ROOM + "/King'/>");
    enter("agincourt");
    enter("breach");
  }

  private void enter(String room) {
    rooms.send(
        PISTOL,
        "<presence to='%s@chat.example/P'><x xmlns='%s'/></presence>"
            .formatted(room, Namespaces.MUC));
  }

  private Stanza send(String xml) {
    return rooms.send(ADMIN, xml).get(0);
  }

  @Test
  @Covers("0133-4-2")
  void allRoomsAreListedAPageAtATime() {
    Stanza first = send(LIST.submit());
    assertThat(LIST.values(first, "rooms"))
        .containsExactly("agincourt@chat.example (1)", "breach@chat.example (1)");
    assertThat(LIST.values(first, "count")).containsExactly("3");
    assertThat(LIST.values(first, "after")).containsExactly("breach@chat.example");

    Stanza second = send(LIST.submit("after", "breach@chat.example"));
    assertThat(LIST.values(second, "rooms")).containsExactly(ROOM + " (0) The Siege");
    assertThat(LIST.values(second, "after")).as("nothing follows").isNull();
  }

  @Test
  void roomsAreFoundByNameAndByWhetherSomebodyIsIn() {
    assertThat(LIST.values(send(LIST.submit("text", "siege")), "rooms"))
        .containsExactly(ROOM + " (0) The Siege");
    assertThat(LIST.values(send(LIST.submit("text", "e", "occupied", "1")), "count"))
        .containsExactly("2");
    assertThat(LIST.values(send(LIST.submit("text", "nothing like it")), "count"))
        .containsExactly("0");
    assertThat(error(send(LIST.submit("occupied", "perhaps")))).isEqualTo("modify/bad-request");
  }

  @Test
  void formOfTheListNeedsNothingFilledIn() {
    assertThat(LIST.form(send(LIST.ask())).fields())
        .extracting(field -> field.var())
        .containsExactly("FORM_TYPE", "text", "occupied", "after");
  }

  @Test
  void aRoomIsShown() {
    assertThat(INFO.form(send(INFO.ask())).fields())
        .extracting(field -> field.var())
        .containsExactly("FORM_TYPE", "room");

    Stanza shown = send(INFO.submit("room", ROOM));
    assertThat(INFO.values(shown, "name")).containsExactly("The Siege");
    assertThat(INFO.values(shown, "public")).containsExactly("0");
    assertThat(INFO.values(shown, "persistent")).containsExactly("1");
    assertThat(INFO.values(shown, "occupants")).containsExactly("0");
    assertThat(INFO.values(shown, "creator")).containsExactly("king@court");
    assertThat(INFO.values(shown, "created")).containsExactly("2026-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"calais@chat.example", "harfleur@chat.example/King", "@", ""})
  void whatIsNoRoomIsNotShown(String address) {
    assertThat(error(send(INFO.submit("room", address)))).isEqualTo("modify/bad-request");
  }
}
