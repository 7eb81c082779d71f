package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads scripts. Whatever is not in the format is an error that names the line. */
public final class ScriptParser {
  private static final Pattern SECTION = Pattern.compile("\\[(\\S+)]\\s*(.*?)\\s*");
  private static final Pattern DASHES = Pattern.compile("-{2,}\\s*");
  private static final Pattern TAG = Pattern.compile("##\\s*([\\w.-]+)\\s*(?::\\s*(.*?)\\s*)?");
  private static final Pattern STEP =
      Pattern.compile(
          "(.+?) (connects|disconnects|sends:|receives:|receives: *nothing)\\s*(?:#.*)?");

  private final String source;
  private final List<String> lines;
  private final List<Script.Tag> tags = new ArrayList<>();
  private final List<Script.Comment> comments = new ArrayList<>();
  private final List<ScriptClient> clients = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private @Nullable String title;
  private boolean inSteps;

  /* The line to read next, from 0. */
  private int next;

  private ScriptParser(String source, String text) {
    this.source = source;
    lines = text.lines().toList();
  }

  /**
   * Reads the script in a file.
   *
   * @throws ScriptException if it is no script, or not in UTF-8
   * @throws IOException if the file cannot be read
   */
  public static Script parse(Path file) throws IOException, ScriptException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException notUtf8) {
      throw new ScriptException(file.toString(), 1, "the file is not in UTF-8");
    }
  }

  /**
   * Reads a script.
   *
   * @param source where it comes from, for messages
   * @throws ScriptException if it is no script
   */
  public static Script parse(String source, String text) throws ScriptException {
    return new ScriptParser(source, text.startsWith("\uFEFF") ? text.substring(1) : text).parse();
  }

  private Script parse() throws ScriptException {
    while (next < lines.size()) {
      String line = lines.get(next);
      if (line.isBlank()) {
        next++;
      } else if (line.startsWith("#")) {
        comment(line);
        next++;
      } else if (isIndented(line)) {
        throw error("this line is indented, but belongs to no client, sends or receives above it");
      } else if (inSteps) {
        step(line);
      } else {
        header(line);
      }
    }
    if (!inSteps) {
      throw error("there is no line of dashes between the clients and what they do");
    }
    return new Script(source, title == null ? source : title, tags, comments, clients, steps);
  }

  private void comment(String line) throws ScriptException {
    if (line.startsWith("##") && !line.startsWith("###")) {
      Matcher tag = TAG.matcher(line);
      if (!tag.matches()) {
        throw error("a tag is \"## name\" or \"## name: value\"; a comment begins with one #");
      }
      tags.add(new Script.Tag(next + 1, tag.group(1), tag.group(2)));
      return;
    }
    String text = line.replaceFirst("^#+", "").strip();
    if (title == null && clients.isEmpty() && !line.startsWith("##") && !text.isEmpty()) {
      title = text;
    } else {
      comments.add(new Script.Comment(next + 1, text));
    }
  }

  private void header(String line) throws ScriptException {
    Matcher section = SECTION.matcher(withoutComment(line));
    if (DASHES.matcher(line).matches()) {
      inSteps = true;
      next++;
    } else if (section.matches()) {
      if (!section.group(1).equals("Client")) {
        throw error("unknown section [" + section.group(1) + "]; there is only [Client] Name");
      }
      client(section.group(2));
    } else {
      throw error("expected \"[Client] Name\", or a line of dashes before what the clients do");
    }
  }

  private void client(String name) throws ScriptException {
    int start = next++;
    List<String> block = block();
    ScriptClient client = ClientSection.read(source, start, name, block);
    if (clients.stream().anyMatch(other -> other.name().equals(name))) {
      throw new ScriptException(source, start + 1, "there are two clients called " + name);
    }
    clients.add(client);
  }

  private void step(String line) throws ScriptException {
    Matcher step = STEP.matcher(line);
    if (!step.matches()) {
      throw error(
          "expected \"Name connects\", \"Name disconnects\", \"Name sends:\", \"Name receives:\""
              + " with stanzas indented below, or \"Name receives: nothing\"");
    }
    String name = step.group(1);
    if (clients.stream().noneMatch(client -> client.name().equals(name))) {
      throw error(
          "there is no client called "
              + name
              + "; there are "
              + clients.stream().map(ScriptClient::name).toList());
    }
    int number = ++next;
    switch (step.group(2)) {
      case "connects" -> steps.add(new Step.Connects(number, name));
      case "disconnects" -> steps.add(new Step.Disconnects(number, name));
      case "sends:" -> steps.add(new Step.Sends(number, name, stanzas(number)));
      case "receives:" -> steps.add(new Step.Receives(number, name, stanzas(number)));
      default -> steps.add(new Step.ReceivesNothing(number, name));
    }
  }

  private List<Element> stanzas(int stepLine) throws ScriptException {
    int first = next;
    return new StanzaBlock(source, first + 1, clients).read(stepLine, block());
  }

  /** Takes the lines that are indented or blank, and leaves {@code next} behind them. */
  private List<String> block() {
    int first = next;
    while (next < lines.size() && (lines.get(next).isBlank() || isIndented(lines.get(next)))) {
      next++;
    }
    return lines.subList(first, next);
  }

  private static boolean isIndented(String line) {
    return line.startsWith("\t") || line.startsWith(" ");
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf(" #");
    return comment < 0 ? line : line.substring(0, comment);
  }

  private ScriptException error(String problem) {
    return new ScriptException(source, Math.min(next + 1, Math.max(lines.size(), 1)), problem);
  }
}
