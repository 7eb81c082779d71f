package dev.muc.component.rooms;

import static dev.muc.component.rooms.RoomsOf.AGINCOURT;
import static dev.muc.component.rooms.RoomsOf.HARFLEUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muc.component.ejabberd.EjabberdSource;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomQuery;
import dev.muc.store.StoreException;
import dev.muc.testkit.store.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomCommandsTest {
  private static final int MESSAGES = 1_203;
  private static final int FAILED = 1;
  private static final BareJid CHAT = BareJid.of("chat.example");
  private static final BareJid PISTOL = BareJid.of("pistol@tavern");
  private static final BareJid NYM = BareJid.of("nym@tavern");
  private static final BareJid FRANCE = BareJid.of("france");

  @TempDir private Path folder = Path.of("");

  private final MemoryStorage storage = new MemoryStorage();
  private final MemoryStorage other = new MemoryStorage();
  private final Cli cli = over(storage);
  private final Cli there = over(other);

  private static Cli over(MemoryStorage storage) {
    return new Cli((data, database, toRead) -> storage.reopen());
  }

  private Path exported(int messages) {
    RoomsOf.fill(storage, messages);
    Path file = folder.resolve("rooms.xml");
    assertThat(cli.run("export", file.toString())).as(cli.err()).isZero();
    return file;
  }

  private static List<ArchivedMessage> archive(MemoryStorage storage) {
    List<ArchivedMessage> messages = new ArrayList<>();
    new ArchiveWalk(storage.archive(), HARFLEUR).forEachRemaining(messages::add);
    return messages;
  }

  @Test
  void whatIsExportedIsTheSameWhenItIsImported() {
    Path file = exported(MESSAGES);
    assertThat(cli.out()).contains("2 rooms with 1203 messages");

    assertThat(there.run("import", file.toString())).as(there.err()).isZero();

    assertThat(there.out()).contains("2 rooms with 1203 messages");
    for (var room : List.of(HARFLEUR, AGINCOURT)) {
      assertThat(StoredRoom.load(other, room))
          .isPresent()
          .isEqualTo(StoredRoom.load(storage, room));
      assertThat(other.rooms().find(room)).isPresent().isEqualTo(storage.rooms().find(room));
    }
    assertThat(archive(other)).hasSize(MESSAGES).isEqualTo(archive(storage));
  }

  @Test
  void bansFromTheServiceMoveWithItsRooms() {
    RoomsOf.ban(storage, CHAT, PISTOL, FRANCE);
    Path file = exported(3);
    assertThat(cli.out()).isEqualTo(file + ": 2 rooms with 3 messages, and 2 bans\n");

    assertThat(there.run("import", file.toString())).as(there.err()).isZero();

    assertThat(there.out()).isEqualTo(file + ": 2 rooms with 3 messages, and 2 bans\n");
    assertThat(StoredBans.load(other, CHAT).outcasts()).containsExactly(PISTOL, FRANCE);
    assertThat(other.rooms().list(RoomQuery.all(PageRequest.FIRST, 10)).count()).isEqualTo(2);
  }

  @Test
  void importedBansLiftNone() {
    RoomsOf.ban(storage, CHAT, PISTOL, FRANCE);
    Path file = exported(0);
    RoomsOf.ban(other, CHAT, NYM, FRANCE);

    assertThat(there.run("import", file.toString())).as(there.err()).isZero();
    int commits = other.commits();
    assertThat(there.run("import", "--replace", file.toString())).as(there.err()).isZero();

    assertThat(StoredBans.load(other, CHAT).outcasts()).containsExactly(NYM, FRANCE, PISTOL);
    assertThat(other.commits()).as("the second time only rooms are stored").isEqualTo(commits + 2);
  }

  @Test
  void bansAreExportedWithoutRoomsIfTheirServiceIsNamed() {
    RoomsOf.ban(storage, CHAT, PISTOL);
    Path file = folder.resolve("bans.xml");

    assertThat(cli.run("export", file.toString(), CHAT.toString())).as(cli.err()).isZero();

    assertThat(cli.out()).isEqualTo(file + ": 0 rooms with 0 messages, and 1 ban\n");
    assertThat(there.run("import", file.toString())).as(there.err()).isZero();
    assertThat(StoredBans.load(other, CHAT).outcasts()).containsExactly(PISTOL);
    assertThat(cli.run("export", "--replace", file.toString(), "talk.example")).isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: nobody is banned from talk.example\n");
  }

  @Test
  void aRoomThatIsNamedGoesWithoutTheBansOfItsService() {
    RoomsOf.ban(storage, CHAT, PISTOL);
    RoomsOf.fill(storage, 0);
    Path file = folder.resolve("one.xml");

    String[] twice = {CHAT.toString(), HARFLEUR.toString(), CHAT.toString(), HARFLEUR.toString()};
    String[] export = {"export", file.toString()};
    assertThat(cli.run(Stream.of(export, twice).flatMap(Stream::of).toArray(String[]::new)))
        .isZero();
    assertThat(cli.out()).endsWith(": 1 room with 0 messages, and 1 ban\n");
    assertThat(cli.run("export", "--replace", file.toString(), HARFLEUR.toString())).isZero();
    assertThat(cli.out()).endsWith(": 1 room with 0 messages\n");
  }

  @Test
  void whoIsBannedFromAServiceIsShown() {
    RoomsOf.ban(storage, CHAT, PISTOL, FRANCE);
    assertThat(cli.run("room", CHAT.toString())).isZero();
    assertThat(cli.out()).isEqualTo("banned from chat.example\n  pistol@tavern\n  france\n");
    assertThat(cli.run("room", "talk.example")).isZero();
    assertThat(cli.out()).isEqualTo("nobody is banned from talk.example\n");
  }

  @Test
  void bansOfAServiceThatComesTwiceAreNotStored() throws IOException {
    RoomsOf.ban(storage, CHAT, PISTOL);
    Path file = exported(0);
    String bans = "<bans service='chat.example'/></rooms>";
    Files.writeString(file, Files.readString(file).replace("</rooms>", bans));

    assertThat(there.run("import", file.toString())).isEqualTo(FAILED);

    assertThat(there.err()).isEqualTo("muc-component: chat.example comes twice\n");
    assertThat(other.commits()).isZero();
  }

  @Test
  void whatAnAccountHasSaidIsErasedAndItsPlacesStay() {
    RoomsOf.fill(storage, 3);

    assertThat(cli.run("erase", "nobody@tavern", "pistol@tavern")).as(cli.err()).isZero();

    assertThat(cli.out())
        .isEqualTo(
            """
            Removed the content of 0 messages of nobody@tavern.
            Removed the content of 3 messages of pistol@tavern.
            """);
    assertThat(archive(storage))
        .extracting(ArchivedMessage::id, message -> message.message().payloads())
        .containsExactly(tuple("m0", List.of()), tuple("m1", List.of()), tuple("m2", List.of()));
  }

  @Test
  void whatIsErasedMayBeOfOneRoomOnlyWhichHasToBeThere() {
    RoomsOf.fill(storage, 3);

    assertThat(cli.run("erase", "--room", AGINCOURT.toString(), "pistol@tavern")).isZero();
    assertThat(cli.out()).contains("of 0 messages");
    assertThat(cli.run("erase", "--room", "calais@chat.example", "pistol@tavern"))
        .isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: there is no room calais@chat.example\n");
    assertThat(archive(storage)).hasSize(3).noneMatch(m -> m.message().payloads().isEmpty());
  }

  @Test
  void onlyTheRoomsAndPartsThatAreWantedAreExported() {
    RoomsOf.fill(storage, 3);
    Path file = folder.resolve("one.xml");
    assertThat(cli.run("export", "--without-archive", file.toString(), HARFLEUR.toString()))
        .isZero();
    assertThat(cli.out()).contains("1 room with 0 messages");
    assertThat(there.run("import", file.toString())).isZero();
    assertThat(other.rooms().find(AGINCOURT)).isEmpty();
    assertThat(archive(other)).isEmpty();
  }

  @Test
  void anExportIsForItsOwnersEyes() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileIsOverwrittenOnlyIfThatIsWanted() throws IOException {
    Path file = Files.writeString(folder.resolve("rooms.xml"), "mine");
    RoomsOf.fill(storage, 0);
    assertThat(cli.run("export", file.toString())).isEqualTo(FAILED);
    assertThat(cli.err())
        .isEqualTo("muc-component: " + file + " exists already; --replace overwrites it\n");
    assertThat(file).hasContent("mine");
    assertThat(cli.run("export", "--replace", file.toString())).isZero();
    assertThat(Files.readString(file)).startsWith("<?xml");
  }

  @Test
  void anExportThatFailsLeavesNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("rooms.xml"), "mine");
    RoomsOf.fill(storage, 0);
    assertThat(cli.run("export", "--replace", file.toString(), "calais@chat.example"))
        .isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: there is no room calais@chat.example\n");
    assertThat(file).hasContent("mine");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aRoomThatIsThereIsReplacedOnlyIfThatIsWanted() {
    Path file = exported(2);
    RoomsOf.fill(storage, 5);
    assertThat(cli.run("import", file.toString())).isEqualTo(FAILED);
    assertThat(cli.err())
        .isEqualTo(
            "muc-component: agincourt@chat.example exists already; --replace puts what is imported"
                + " in its place, archive included\n");
    assertThat(archive(storage)).hasSize(5);
    assertThat(cli.run("import", "--replace", file.toString())).isZero();
    assertThat(archive(storage)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          </rooms> | </room></rooms> | Unexpected close tag </room>; expected </rooms>.
          version='1'> | version='2'> | rooms: version 2 is newer than this program, which reads up to 1
          affiliation='outcast' | affiliation='king' | 'affiliation' has no meaning here: king
          id='m2' | id='' | the room harfleur@chat.example cannot be: a message of its archive has an empty id
          from='harfleur@chat.example/Pistol' | from='calais@chat.example/Pistol' | the room harfleur@chat.example cannot be: it has a message from calais@chat.example/Pistol in it
          account='pistol@tavern' | account='nym@tavern' | the room harfleur@chat.example cannot be: pistol@tavern/table is no client of nym@tavern
          occupant jid='harfleur@ | occupant jid='calais@ | the room harfleur@chat.example cannot be: calais@chat.example/Pistol is in another room
          harfleur@chat | agincourt@chat | agincourt@chat.example comes twice
          </rooms> | <bans service='r@chat.example'/></rooms> | bans: 'service' is not of a service: r@chat.example
          """)
  void ofADocumentThatIsWrongAnywhereNothingIsStored(String right, String wrong, String problem)
      throws IOException {
    Path file = exported(3);
    Files.writeString(file, Files.readString(file).replace(right, wrong));
    assertThat(there.run("import", file.toString())).isEqualTo(FAILED);
    assertThat(there.err()).startsWith("muc-component: ").contains(problem).hasLineCount(1);
    assertThat(other.commits()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0", "100", "2000"})
  void ofADocumentThatEndsTooSoonNothingIsStored(int length) throws IOException {
    Path file = exported(3);
    Files.writeString(file, Files.readString(file).substring(0, length));
    assertThat(there.run("import", file.toString())).isEqualTo(FAILED);
    assertThat(there.err()).contains(file + ": line ");
    assertThat(other.commits()).isZero();
  }

  @Test
  void aDumpOfEjabberdMovesIn() throws Exception {
    Path dump =
        Path.of(Objects.requireNonNull(EjabberdSource.class.getResource("dump-23.01.txt")).toURI());
    assertThat(cli.run("import", "--from", "ejabberd", dump.toString())).as(cli.err()).isZero();
    assertThat(cli.out()).contains("2 rooms with 2 messages");
    assertThat(cli.run("rooms", "breach")).isZero();
    assertThat(cli.out()).contains("harfleur@conference.localhost", "1 to 1 of 1");
    assertThat(cli.run("room", "harfleur@conference.localhost")).isZero();
    assertThat(cli.out()).contains("member:\n  juliet@localhost (friend)");
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() {
    String missing = folder.resolve("missing.xml").toString();
    assertThat(cli.run("import", missing)).isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: there is no " + missing + "\n");
    assertThat(cli.run("export", folder.resolve("a/b").toString())).isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: there is no " + folder + "/a/b.part\n");
    assertThat(cli.run("import", folder.toString())).isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: Is a directory\n");
  }

  @Test
  void aStorageThatFailsIsSaidInOneSentence() {
    Path file = exported(3);
    Cli failing =
        new Cli(
            (data, database, toRead) -> {
              MemoryStorage full = other.reopen();
              full.fail(MemoryStorage.Failing.WRITING);
              return full;
            });
    assertThat(failing.run("import", file.toString())).isEqualTo(FAILED);
    assertThat(failing.err()).isEqualTo("muc-component: the storage was told to fail\n");
    Cli closed =
        new Cli(
            (data, database, toRead) -> {
              throw new StoreException("there is no database in " + data);
            });
    assertThat(closed.run("rooms", "--data", "x")).isEqualTo(FAILED);
    assertThat(closed.err()).isEqualTo("muc-component: there is no database in x\n");
  }

  @Test
  void progressIsShownAtATerminal() {
    RoomsOf.fill(storage, 3);
    Path file = folder.resolve("rooms.xml");
    assertThat(cli.runAtTerminal("export", file.toString())).isZero();
    assertThat(cli.err())
        .contains("\rexporting [####################                    ] 50%")
        .endsWith(" \r");
    assertThat(there.runAtTerminal("import", file.toString())).isZero();
    assertThat(there.err())
        .contains("\rchecking [", "\rimporting [########################################] 100%");
  }

  @Test
  void roomsAreListedPageByPage() {
    RoomsOf.fill(storage, 0);
    assertThat(cli.run("rooms")).isZero();
    assertThat(cli.out())
        .isEqualTo(
            """
            agincourt@chat.example      0  hidden  temporary
            harfleur@chat.example       1  listed  persistent  The Breach\uFFFD31m
            1 to 2 of 2
            """);
    assertThat(cli.run("rooms", "--max", "1")).isZero();
    assertThat(cli.out()).contains("1 to 1 of 2; for the next: --after agincourt@chat.example");
    assertThat(cli.run("rooms", "--max", "1", "--after", "agincourt@chat.example")).isZero();
    assertThat(cli.out()).contains("harfleur", "2 to 2 of 2").doesNotContain("agincourt");
    assertThat(cli.run("rooms", "--after", "z@chat.example")).isZero();
    assertThat(cli.out()).isEqualTo("no further rooms, of 2\n");
    assertThat(there.run("rooms")).isZero();
    assertThat(there.out()).isEqualTo("no rooms\n");
  }

  @Test
  void roomsAreFiltered() {
    RoomsOf.fill(storage, 0);
    for (String[] filter : new String[][] {{"BREACH"}, {"--listed"}, {"--occupied"}}) {
      assertThat(
              cli.run(Stream.concat(Stream.of("rooms"), Stream.of(filter)).toArray(String[]::new)))
          .isZero();
      assertThat(cli.out()).contains("harfleur", "1 to 1 of 1").doesNotContain("agincourt");
    }
    assertThat(cli.run("rooms", "--max", "0")).isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: --max must be 1 or more, not 0\n");
  }

  @Test
  void aRoomIsShownWithoutItsPassword() {
    RoomsOf.fill(storage, 3);
    assertThat(cli.run("room", HARFLEUR.toString())).isZero();
    assertThat(cli.out())
        .contains(
            "created 2026-01-01T00:00:00Z by king@court",
            "subject: War (2026-01-01T00:00:00Z by Pistol)",
            "  persistent: yes",
            "  secret: set, not shown",
            "  presence-broadcast: moderator participant visitor",
            "owner:\n  king@court",
            "outcast:\n  france (war)",
            "occupants:\n  Pistol, participant: pistol@tavern/table",
            "archive: messages from 2026-01-01T00:00:00Z to 2026-01-01T00:00:02Z")
        .doesNotContain("s3cret", "\u009B");
    assertThat(cli.run("room", AGINCOURT.toString())).isZero();
    assertThat(cli.out()).contains("locked", "secret: none", "archive: no messages");
    assertThat(cli.run("room", "calais@chat.example")).isEqualTo(FAILED);
    assertThat(cli.err()).isEqualTo("muc-component: there is no room calais@chat.example\n");
  }
}
