package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.xml.StanzaWriter;
import java.util.List;

/** Tells what was expected, what came instead, and why each of these stanzas is not it. */
public final class FailureReport {
  private static final String INDENT = "    ";

  private FailureReport() {}

  /**
   * Describes a stanza that did not come.
   *
   * @param unconsumed what the client received and nothing has consumed
   */
  public static String notReceived(String client, Element expected, List<Element> unconsumed) {
    StringBuilder report = new StringBuilder();
    report.append(client).append(" did not receive what is expected\n\n  expected:\n");
    append(report, expected);
    if (unconsumed.isEmpty()) {
      return report.append("\n  nothing else was received\n").toString();
    }
    report.append("\n  received and not consumed: ").append(unconsumed.size()).append('\n');
    for (Element stanza : unconsumed) {
      append(report.append('\n'), stanza);
      String reason = StanzaMatcher.mismatch(expected, stanza).orElse("it comes out of order");
      report.append("  does not match: ").append(reason).append('\n');
    }
    return report.toString();
  }

  /** Describes stanzas that nobody expected. */
  public static String unexpected(String client, List<Element> unconsumed) {
    StringBuilder report = new StringBuilder();
    report.append(client).append(" received what is not expected: ").append(unconsumed.size());
    report.append('\n');
    for (Element stanza : unconsumed) {
      append(report.append('\n'), stanza);
    }
    return report.toString();
  }

  private static void append(StringBuilder report, Element stanza) {
    StanzaWriter.toPrettyXml(stanza)
        .lines()
        .forEach(line -> report.append(INDENT).append(line).append('\n'));
  }
}
