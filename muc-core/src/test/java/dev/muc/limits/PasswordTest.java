package dev.muc.limits;

import static dev.muc.testing.Received.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.model.Destruction;
import dev.muc.model.HistoryRequest;
import dev.muc.payload.MucJoin;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room's password is for those who enter, and for owners, and for nobody else. */
class PasswordTest {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String SECRET = "Saint Crispin";

  private final Rooms rooms = new Rooms();

  @BeforeEach
  void roomAsksForAPassword() {
    rooms.create(KING, "King");
    rooms.affiliate(KING, "pistol@tavern", "admin");
    rooms.configure(
        KING, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", SECRET);
  }

  private List<Stanza> enters(String password) {
    return rooms.send(
        PISTOL,
        "<presence to='"
            + Rooms.ROOM
            + "/Pistol'><x xmlns='"
            + Namespaces.MUC
            + "'><password>"
            + password
            + "</password></x></presence>");
  }

  private List<Stanza> asks(String client, String namespace) {
    return rooms.send(
        client,
        "<iq type='get' id='i' to='" + Rooms.ROOM + "'><query xmlns='" + namespace + "'/></iq>");
  }

  @Test
  @Covers("0045-7.2.5-5")
  void onlyTheWholePasswordLetsIn() {
    for (String wrong : List.of("", "Saint", "saint crispin", SECRET + "x")) {
      assertThat(lines(enters(wrong))).as(wrong).containsExactly("error auth/not-authorized");
      assertThat(rooms.outcome.stanzas().toString()).doesNotContain(SECRET);
    }
    assertThat(lines(enters(SECRET))).contains("+Pistol [110]");
  }

  /** What takes as long for a wrong guess as for a right one cannot be shown by a clock. */
  @Test
  void passwordsAreComparedByWhatIsMadeForThat() throws IOException {
    String gates =
        Files.readString(Path.of("src/main/java/dev/muc/internal/feature/JoinGates.java"));

    assertThat(gates).contains("MessageDigest.isEqual(utf8(password), utf8(given))");
    assertThat(gates).doesNotContain("password.equals").doesNotContain("given.equals");
  }

  @Test
  void whoMayNotSetItIsNotShownIt() {
    enters(SECRET);

    assertThat(asks(KING, Namespaces.MUC_OWNER).toString()).contains(SECRET);
    assertThat(lines(asks(PISTOL, Namespaces.MUC_OWNER))).containsExactly("error auth/forbidden");
    for (String client : List.of(PISTOL, "stranger@far/1", KING)) {
      for (String about : List.of(Namespaces.DISCO_INFO, Namespaces.REGISTER)) {
        assertThat(asks(client, about).toString()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void whatIsPrintedHasNone() {
    assertThat(rooms.room().config().access().secret()).isEqualTo(SECRET);
    assertThat(rooms.room().config().toString()).doesNotContain(SECRET);
    assertThat(rooms.room().snapshot().toString()).doesNotContain(SECRET);
    assertThat(new Destruction(null, SECRET, "over").toString()).doesNotContain(SECRET);
    assertThat(new MucJoin(SECRET, HistoryRequest.DEFAULT).toString()).doesNotContain(SECRET);
    assertThat(ServiceConfig.of(Rooms.SERVICE, SECRET).toString()).doesNotContain(SECRET);
  }
}
