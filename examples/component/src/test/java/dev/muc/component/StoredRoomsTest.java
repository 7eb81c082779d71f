package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.store.Storage;
import dev.muc.stores.SqlStorage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands over stored rooms, as they come with the component, over real databases. */
class StoredRoomsTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Main.commandLine(Map.of());
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private static String dump() throws Exception {
    return Path.of(
            Objects.requireNonNull(StoredRoomsTest.class.getResource("ejabberd/dump-23.01.txt"))
                .toURI())
        .toString();
  }

  @Test
  void roomsMoveFromOneDatabaseToAnother() throws Exception {
    assertThat(run("import", "--data", in("one"), "--from", "ejabberd", dump()))
        .as(err.toString())
        .isZero();
    assertThat(run("export", "--data", in("one"), in("rooms.xml"))).as(err.toString()).isZero();
    String url = "jdbc:sqlite:" + in("two.db");
    assertThat(run("import", "--database", url, in("rooms.xml"))).as(err.toString()).isZero();
    assertThat(run("export", "--database", url, in("again.xml"))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2 rooms with 2 messages");
    assertThat(folder.resolve("again.xml")).hasSameTextualContentAs(folder.resolve("rooms.xml"));
  }

  @Test
  void roomsAreLookedAtWhileTheFolderIsInUse() throws Exception {
    assertThat(run("import", "--data", in("one"), "--from", "ejabberd", dump())).isZero();
    try (Storage inUse = SqlStorage.inFolder(folder.resolve("one"))) {
      assertThat(inUse).isNotNull();
      assertThat(run("rooms", "--data", in("one"))).as(err.toString()).isZero();
      assertThat(out.toString()).contains("open@conference.localhost", "1 to 2 of 2");
      assertThat(run("import", "--replace", "--data", in("one"), "--from", "ejabberd", dump()))
          .isEqualTo(1);
      assertThat(err.toString()).startsWith("muc-component: ").hasLineCount(1);
    }
  }

  @Test
  void roomsThatAreNotThereAreReported() {
    assertThat(run("rooms")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("muc-component: there is no database in muc-data\n");
    assertThat(run("rooms", "--data", in("none"))).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("muc-component: there is no database in " + in("none") + "\n");
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(run("rooms", "--data", "a", "--database", "b")).isEqualTo(1);
    assertThat(err.toString()).contains("keep one of --data and --database");
  }

  @Test
  void whatACommandCannotReadIsAUsageError() {
    assertThat(run("room", "a@b/c", "--data", in("one"))).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("a@b/c");
    assertThat(run("import", "--from", "x", "f", "--data", in("one")))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("EJABBERD");
  }
}
