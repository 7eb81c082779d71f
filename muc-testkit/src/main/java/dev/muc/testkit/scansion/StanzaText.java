package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.ElementReader;
import dev.muc.xml.XmlException;
import java.util.List;
import java.util.Set;

/**
 * Reads stanzas as people write them in scripts and tests: without the stream's namespace, with the
 * prefix {@code scansion} undeclared, laid out as they like.
 */
public final class StanzaText {
  private static final String START =
      "<script xmlns='" + Stanza.NAMESPACE + "' xmlns:scansion='" + StanzaMatcher.NAMESPACE + "'>";
  private static final String END = "</script>";
  private static final Set<String> STANZAS = Set.of("message", "presence", "iq");

  private StanzaText() {}

  /**
   * Reads one stanza.
   *
   * @throws IllegalArgumentException if the text is no stanza; the message says why
   */
  public static Element parse(String xml) {
    try {
      List<Element> stanzas = parseAll(xml).children();
      if (stanzas.size() != 1) {
        throw new IllegalArgumentException(
            "expected one stanza, but there are " + stanzas.size() + ": " + xml);
      }
      return checked(stanzas.get(0));
    } catch (XmlException problem) {
      throw new IllegalArgumentException(
          "no valid XML: " + problem.getMessage() + ": " + xml, problem);
    }
  }

  /** Returns an element with everything in {@code xml} in it. */
  static Element parseAll(String xml) throws XmlException {
    return ElementReader.parse(START + xml + END);
  }

  /**
   * Returns a stanza without what only lays it out.
   *
   * @throws IllegalArgumentException if it is no stanza
   */
  static Element checked(Element stanza) {
    if (!stanza.namespace().equals(Stanza.NAMESPACE) || !STANZAS.contains(stanza.name())) {
      throw new IllegalArgumentException(
          StanzaMatcher.tag(stanza) + " is no stanza; there are message, presence and iq");
    }
    StanzaMatcher.check(stanza);
    return ElementMap.withoutLayout(stanza);
  }
}
