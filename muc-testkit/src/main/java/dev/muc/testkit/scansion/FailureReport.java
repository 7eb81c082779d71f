package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.StanzaWriter;
import java.util.List;

/** Tells what was expected, what came instead, and why each of these stanzas is not it. */
public final class FailureReport {
  private static final String INDENT = "    ";

  /* What scripts leave out, and how a writer that knows no prefixes has to write the attribute. */
  private static final String STREAM_NAMESPACE = " xmlns='" + Stanza.NAMESPACE + "'";
  private static final String SCANSION_ATTRIBUTE =
      " xmlns:ns\\d+='" + StanzaMatcher.NAMESPACE + "' ns\\d+:strict='([a-z]+)'";

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

  /** Appends a stanza as a script would write it. */
  private static void append(StringBuilder report, Element stanza) {
    StanzaWriter.toPrettyXml(stanza)
        .replaceFirst(STREAM_NAMESPACE, "")
        .replaceAll(SCANSION_ATTRIBUTE, " scansion:strict='$1'")
        .lines()
        .forEach(line -> report.append(INDENT).append(line).append('\n'));
  }
}
