package dev.muc.feature;

import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.codes;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.ServiceConfig;
import dev.muc.model.Affiliation;
import dev.muc.payload.Namespaces;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Command;
import dev.muc.testing.Rooms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What service admins do in rooms by command: affiliations, removals, announcements. */
class GovernRoomsTest {
  private static final String ADMIN = "admin@chat/desk";
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final Command AFFILIATE =
      new Command("http://prosody.im/protocol/muc#set-affiliation");
  private static final Command KICK = new Command("x-muc#kick");
  private static final Command ANNOUNCE = new Command("x-muc#announce");

  private final Rooms rooms =
      new Rooms(
          ServiceConfig.of(SERVICE, "a secret of the tests")
              .withAdmins(List.of(BareJid.of("admin@chat"))));

  @BeforeEach
  void thereAreTwoRooms() {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    rooms.send(
        PISTOL,
        "<presence to='agincourt@chat.example/P'><x xmlns='" + Namespaces.MUC + "'/></presence>");
  }

  /** Sends a command and returns the answer, which comes last. */
  private Stanza send(String xml) {
    List<Stanza> sent = rooms.send(ADMIN, xml);
    return sent.get(sent.size() - 1);
  }

  private static String noteType(Command command, Stanza answer) {
    Element note = command.answer(answer).child("note").orElseThrow();
    return note.attribute("type").orElseThrow();
  }

  @Test
  @Covers("0133-4-2")
  void anAccountIsGivenAnAffiliation() {
    Stanza answer =
        send(
            AFFILIATE.submit(
                "room", ROOM, "jid", "pistol@tavern", "affiliation", "outcast", "reason", "Loud"));
    assertThat(AFFILIATE.note(answer)).isEqualTo("The affiliation is changed");
    assertThat(rooms.room().affiliation(BareJid.of("pistol@tavern")))
        .isEqualTo(Affiliation.OUTCAST);
    assertThat(rooms.room().occupants()).hasSize(1);
    assertThat(codes(rooms.to(PISTOL).get(0))).contains(110, 301);
  }

  @Test
  @Covers("0050-3.6-1")
  void whatARoomCannotDoIsAnErrorOfTheCommand() {
    Stanza lastOwner =
        send(AFFILIATE.submit("room", ROOM, "jid", "king@court", "affiliation", "none"));
    assertThat(noteType(AFFILIATE, lastOwner)).isEqualTo("error");
    Stanza noRoom =
        send(
            AFFILIATE.submit(
                "room", "calais@chat.example", "jid", "king@court", "affiliation", "none"));
    assertThat(noteType(AFFILIATE, noRoom)).isEqualTo("error");
    assertThat(rooms.room().affiliation(BareJid.of("king@court"))).isEqualTo(Affiliation.OWNER);
  }

  @ParameterizedTest
  @CsvSource({
    "@,        a@b, owner",
    "r@s/t,    a@b, owner",
    "r@s,      @,   owner",
    "r@s,      a@b, moderator",
  })
  @Covers("0050-4.4-3")
  void aFormThatMakesNoSenseIsABadPayload(String room, String account, String affiliation) {
    Stanza answer =
        send(AFFILIATE.submit("room", room, "jid", account, "affiliation", affiliation));
    assertThat(error(answer)).isEqualTo("modify/bad-request");
  }

  @Test
  void somebodyIsRemovedFromOneRoom() {
    Stanza answer = send(KICK.submit("jid", "pistol@tavern", "room", ROOM, "reason", "Enough"));
    assertThat(KICK.note(answer)).isEqualTo("Removed where present; rooms: 1");
    assertThat(rooms.to(PISTOL)).hasSize(1);
    assertThat(codes(rooms.to(PISTOL).get(0))).contains(110, 307);
    assertThat(rooms.service.occupantCount()).isEqualTo(2);
  }

  @Test
  void aDomainIsRemovedFromEveryRoom() {
    Stanza answer = send(KICK.submit("jid", "tavern"));
    assertThat(KICK.note(answer)).isEqualTo("Removed where present; rooms: 2");
    assertThat(rooms.to(PISTOL))
        .hasSize(2)
        .allSatisfy(gone -> assertThat(codes(gone)).contains(110, 307));
    assertThat(rooms.service.occupantCount()).isEqualTo(1);
  }

  @Test
  void fromARoomThatIsNotThereNobodyIsRemoved() {
    Stanza answer = send(KICK.submit("jid", "tavern", "room", "calais@chat.example"));
    assertThat(noteType(KICK, answer)).isEqualTo("error");
    assertThat(error(send(KICK.submit("jid", "tavern", "room", "@")))).startsWith("modify/");
    assertThat(error(send(KICK.submit("jid", "@")))).startsWith("modify/");
    assertThat(rooms.service.occupantCount()).isEqualTo(3);
  }

  @Test
  void everyRoomSaysWhatIsAnnounced() {
    Stanza answer = send(ANNOUNCE.submit("announcement", "We restart", "announcement", "at noon."));
    assertThat(ANNOUNCE.note(answer)).isEqualTo("Announced; rooms: 2");
    assertThat(rooms.to(PISTOL))
        .extracting(said -> said.from(), said -> said.payloads().get(0).text())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Jid.of(ROOM), "We restart\nat noon."),
            org.assertj.core.groups.Tuple.tuple(
                Jid.of("agincourt@chat.example"), "We restart\nat noon."));
    assertThat(rooms.to(KING)).hasSize(1);
  }

  @Test
  void nothingIsAnnouncedWithoutAText() {
    assertThat(error(send(ANNOUNCE.submit("announcement", " ")))).isEqualTo("modify/bad-request");
    assertThat(error(send(ANNOUNCE.submit()))).isEqualTo("modify/bad-request");
  }

  @Test
  void formsAskForWhatIsNeeded() {
    assertThat(fields(AFFILIATE)).containsExactly("room", "jid", "affiliation", "reason");
    assertThat(fields(KICK)).containsExactly("jid", "room", "reason");
    assertThat(fields(ANNOUNCE)).containsExactly("announcement");
  }

  private List<String> fields(Command command) {
    return command.form(send(command.ask())).fields().stream()
        .map(field -> field.var())
        .filter(var -> !var.equals("FORM_TYPE"))
        .toList();
  }

  @Test
  @Covers({"0050-4.4-6", "0133-6-1"})
  void nobodyElseGoverns() {
    for (Command command : List.of(AFFILIATE, KICK, ANNOUNCE)) {
      assertThat(error(rooms.send(KING, command.ask()).get(0))).isEqualTo("cancel/forbidden");
    }
    assertThat(error(rooms.send(KING, KICK.submit("jid", "tavern")).get(0)))
        .isEqualTo("cancel/forbidden");
    assertThat(rooms.service.occupantCount()).isEqualTo(3);
  }
}
