package dev.muc.example.quickstart;

import static dev.muc.example.quickstart.Words.attribute;

import dev.muc.stanza.Element;
import dev.muc.xml.StanzaWriter;

/** Says in a sentence what a stanza says in XML. What it has no words for it shows as it is. */
final class Sentences {

  /** Returns what somebody does who sends this. */
  String sent(Element stanza) {
    return switch (stanza.name()) {
      case "presence" -> PresenceSentences.sent(stanza);
      case "message" -> MessageSentences.sent(stanza);
      case "iq" -> IqSentences.sent(stanza);
      default -> StanzaWriter.toXml(stanza);
    };
  }

  /** Returns what somebody learns who receives this. */
  String received(Element stanza) {
    if (attribute(stanza, "type").equals("error")) {
      return "is refused: " + Words.error(stanza);
    }
    return switch (stanza.name()) {
      case "presence" -> PresenceSentences.received(stanza);
      case "message" -> MessageSentences.received(stanza);
      case "iq" -> IqSentences.received(stanza);
      default -> StanzaWriter.toXml(stanza);
    };
  }
}
