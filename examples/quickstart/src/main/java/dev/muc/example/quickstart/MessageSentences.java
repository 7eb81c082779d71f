package dev.muc.example.quickstart;

import static dev.muc.example.quickstart.Words.DELAY;
import static dev.muc.example.quickstart.Words.MUC_USER;
import static dev.muc.example.quickstart.Words.attribute;
import static dev.muc.example.quickstart.Words.childText;
import static dev.muc.example.quickstart.Words.nick;
import static dev.muc.example.quickstart.Words.quoted;
import static dev.muc.example.quickstart.Words.room;

import dev.muc.stanza.Element;
import dev.muc.xml.StanzaWriter;
import java.util.List;
import java.util.Optional;

/** Says what messages say. */
final class MessageSentences {
  private MessageSentences() {}

  static String sent(Element message) {
    String to = attribute(message, "to");
    Optional<String> body = childText(message, "body");
    if (body.isPresent()) {
      return "says " + quoted(body.get()) + " in " + room(to);
    }
    return childText(message, "subject")
        .map(subject -> "gives " + room(to) + " the subject " + quoted(subject))
        .orElseGet(() -> "sends " + StanzaWriter.toXml(message));
  }

  static String received(Element message) {
    String from = attribute(message, "from");
    Optional<String> body = childText(message, "body");
    if (body.isPresent()) {
      boolean past = message.child(DELAY, "delay").isPresent();
      return (past ? "reads what " + nick(from) + " said: " : "hears " + nick(from) + " say ")
          + quoted(body.get());
    }
    Optional<String> subject = childText(message, "subject");
    if (subject.isPresent()) {
      return subject.get().isEmpty()
          ? room(from) + " has no subject"
          : "reads the subject of " + room(from) + ": " + quoted(subject.get());
    }
    return message
        .child(MUC_USER, "x")
        .map(user -> notice(room(from), user))
        .orElseGet(() -> "receives " + StanzaWriter.toXml(message));
  }

  private static String notice(String room, Element user) {
    List<String> codes = Words.codes(user);
    return user.child("item")
        .map(
            item ->
                "hears that in "
                    + room
                    + ", "
                    + attribute(item, "jid")
                    + " now has the affiliation "
                    + attribute(item, "affiliation")
                    + Words.reason(item))
        .orElseGet(() -> "hears from " + room + Words.meanings(codes));
  }
}
