package dev.muc.example.quickstart;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.testkit.scansion.PlayListener;
import dev.muc.testkit.scansion.Script;
import dev.muc.testkit.scansion.ScriptClient;
import dev.muc.testkit.scansion.ScriptFailure;
import dev.muc.testkit.scansion.Step;
import dev.muc.xml.StanzaWriter;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a script as a story: what its author says about it, who sends what, who receives what. */
final class Narrator implements PlayListener {
  private static final List<Ink> NAMES = List.of(Ink.CYAN, Ink.MAGENTA, Ink.YELLOW, Ink.BLUE);

  private final Script script;
  private final PrintStream out;
  private final boolean colours;
  private final boolean xml;
  private final Sentences sentences = new Sentences();
  private final Map<String, Ink> inks = new HashMap<>();
  private final int nameWidth;

  /* How much of the script's comments has been told, and what has been counted. */
  private int commentsTold;
  private int sent;
  private int received;
  private int expected;

  Narrator(Script script, PrintStream out, boolean colours, boolean xml) {
    this.script = script;
    this.out = out;
    this.colours = colours;
    this.xml = xml;
    int widest = 0;
    for (ScriptClient client : script.clients()) {
      inks.put(client.name(), NAMES.get(inks.size() % NAMES.size()));
      widest = Math.max(widest, client.name().length());
    }
    nameWidth = widest;
  }

  /** Tells what is about to be played. */
  void begin() {
    out.println();
    out.println(ink(Ink.BOLD, script.title()));
  }

  /** Tells that all went as the script says. */
  void passed() {
    out.println();
    out.println(
        ink(Ink.GREEN, "Passed.")
            + " %d stanzas were sent and %d received, among them the %d that the script expects."
                .formatted(sent, received, expected));
  }

  /** Tells where it did not. */
  void failed(ScriptFailure failure) {
    out.println();
    out.println(ink(Ink.RED, "Failed.") + " " + failure.getMessage());
  }

  @Override
  public void begins(Step step) {
    List<Script.Comment> comments = script.comments();
    int lastLine = 0;
    while (commentsTold < comments.size() && comments.get(commentsTold).line() < step.line()) {
      Script.Comment comment = comments.get(commentsTold);
      if (comment.line() != lastLine + 1) {
        out.println(); // A new paragraph, unless it goes on from the line before.
      }
      out.println(ink(Ink.FAINT, "  " + comment.text()));
      lastLine = comment.line();
      commentsTold++;
    }
    if (lastLine > 0) {
      out.println();
    }
  }

  @Override
  public void connected(String client, FullJid address) {
    line(client, " ", "connects as " + address);
  }

  @Override
  public void disconnected(String client) {
    line(client, " ", "disconnects");
  }

  @Override
  public void sent(String client, Element stanza) {
    sent++;
    line(client, "→", sentences.sent(stanza));
    xml(stanza);
  }

  @Override
  public void received(String client, Element stanza) {
    received++;
    String sentence = sentences.received(stanza);
    boolean refused = stanza.attribute("type").filter("error"::equals).isPresent();
    line(client, "←", refused ? ink(Ink.RED, sentence) : sentence);
    xml(stanza);
  }

  @Override
  public void matched(String client, Element expectedStanza, Element stanza) {
    expected++;
  }

  private void line(String client, String arrow, String sentence) {
    String name = client + " ".repeat(nameWidth - client.length());
    out.println(
        "  " + ink(inks.getOrDefault(client, Ink.PLAIN), name + " " + arrow) + " " + sentence);
  }

  private void xml(Element stanza) {
    if (xml) {
      String indent = " ".repeat(nameWidth + 5);
      StanzaWriter.toPrettyXml(stanza)
          .lines()
          .forEach(line -> out.println(indent + ink(Ink.FAINT, line)));
    }
  }

  private String ink(Ink ink, String text) {
    return colours ? ink.on(text) : text;
  }
}
