package dev.muc.example.quickstart;

import dev.muc.testkit.memory.MemoryBackend;
import dev.muc.testkit.scansion.PlayOptions;
import dev.muc.testkit.scansion.Script;
import dev.muc.testkit.scansion.ScriptException;
import dev.muc.testkit.scansion.ScriptFailure;
import dev.muc.testkit.scansion.ScriptParser;
import dev.muc.testkit.scansion.ScriptRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays a script against rooms in memory, and tells what happens. */
public final class Quickstart {
  private static final String DEFAULT_SCRIPT = "muc_members_only_change.scs";
  private static final String USAGE =
      """
      Usage: java -jar muc-quickstart.jar [--xml] [FILE]

      Plays a scansion script against rooms in memory, and tells what happens.

        FILE       the script; without one, a room that only members may enter
        --xml      also show each stanza as it is
        --help     show this

      Exit status: 0 if all happened as the script says, 1 if not, 2 if there is no such script.
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;

  Quickstart(PrintStream out, PrintStream err, boolean colours) {
    this.out = out;
    this.err = err;
    this.colours = colours;
  }

  /** Plays the script that the arguments name. */
  public static void main(String[] arguments) {
    // Names and what people say are in Unicode, whatever the platform's default is.
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    boolean colours = Ink.wanted(System.console(), System.getenv());
    System.exit(new Quickstart(out, err, colours).run(List.of(arguments)));
  }

  /** Does what the arguments say, and returns the exit status. */
  int run(List<String> arguments) {
    List<String> files = new ArrayList<>(arguments);
    boolean xml = files.remove("--xml");
    if (files.contains("--help") || files.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    if (files.size() > 1 || files.stream().anyMatch(file -> file.startsWith("-"))) {
      err.print(USAGE);
      return 2;
    }
    try {
      return play(files.isEmpty() ? defaultScript() : fileScript(files.get(0)), xml) ? 0 : 1;
    } catch (ScriptException | IOException problem) {
      err.println(problem.getMessage());
      return 2;
    }
  }

  private static Script fileScript(String file) throws IOException, ScriptException {
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new IOException("There is no script " + file);
    }
    return ScriptParser.parse(path);
  }

  private static Script defaultScript() throws IOException, ScriptException {
    try (InputStream in = Quickstart.class.getResourceAsStream(DEFAULT_SCRIPT)) {
      if (in == null) {
        throw new IOException("The build has left out " + DEFAULT_SCRIPT);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ScriptParser.parse(DEFAULT_SCRIPT, text);
    }
  }

  private boolean play(Script script, boolean xml) throws IOException {
    Narrator narrator = new Narrator(script, out, colours, xml);
    MemoryBackend rooms = MemoryBackend.of(MemoryBackend.DEFAULT_DOMAIN).withPhotoUpdates(false);
    narrator.begin();
    try {
      new ScriptRunner(rooms, PlayOptions.DEFAULT, narrator).play(script);
      narrator.passed();
      return true;
    } catch (ScriptFailure failure) {
      narrator.failed(failure);
      return false;
    }
  }
}
