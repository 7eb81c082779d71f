package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import dev.muc.xml.XmlException;
import java.util.ArrayList;
import java.util.List;

/** Reads the stanzas below {@code Name sends:} or {@code Name receives:}. */
final class StanzaBlock {
  private final String source;
  private final int firstLine;
  private final List<ScriptClient> clients;

  /**
   * Prepares to read.
   *
   * @param firstLine the line of the script at which the block begins, from 1
   * @param clients those whose addresses the stanzas may refer to
   */
  StanzaBlock(String source, int firstLine, List<ScriptClient> clients) {
    this.source = source;
    this.firstLine = firstLine;
    this.clients = clients;
  }

  /**
   * Reads the stanzas in order.
   *
   * @param stepLine the line that the block belongs to, from 1
   */
  List<Element> read(int stepLine, List<String> lines) throws ScriptException {
    List<Element> stanzas = new ArrayList<>();
    try {
      for (Node node : parse(lines).content()) {
        if (node instanceof Element stanza) {
          stanzas.add(checked(stanza));
        } else {
          checkBetween(((Text) node).value());
        }
      }
    } catch (IllegalArgumentException problem) {
      throw new ScriptException(source, stepLine, String.valueOf(problem.getMessage()));
    }
    if (stanzas.isEmpty()) {
      throw new ScriptException(
          source, stepLine, "there is no stanza; it stands on the lines below, indented");
    }
    return stanzas;
  }

  private Element parse(List<String> lines) throws ScriptException {
    // Empty lines in front, so that the reader counts lines as the script does.
    String xml = "\n".repeat(firstLine - 1) + Placeholders.escaped(String.join("\n", lines));
    try {
      return StanzaText.parseAll(xml);
    } catch (XmlException problem) {
      int last = firstLine + Math.max(lines.size() - 1, 0);
      int line = Math.max(firstLine, Math.min(problem.line(), last));
      throw new ScriptException(source, line, "no valid XML: " + problem.getMessage());
    }
  }

  private Element checked(Element stanza) {
    Placeholders.fill(stanza, this::known);
    return StanzaText.checked(stanza);
  }

  private String known(Placeholders.Placeholder placeholder) {
    if (clients.stream().noneMatch(client -> client.name().equals(placeholder.client()))) {
      throw new IllegalArgumentException(
          "there is no client called " + placeholder.client() + ", whose JID is asked for");
    }
    return placeholder.client();
  }

  /** Between stanzas there are empty lines and comments. */
  private static void checkBetween(String text) {
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        throw new IllegalArgumentException("text that is in no stanza: " + line.strip());
      }
    }
  }
}
