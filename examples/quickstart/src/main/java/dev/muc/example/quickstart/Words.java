package dev.muc.example.quickstart;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What addresses and elements are called in the story. */
final class Words {
  static final String MUC = "http://jabber.org/protocol/muc";
  static final String MUC_USER = MUC + "#user";
  static final String MUC_ADMIN = MUC + "#admin";
  static final String MUC_OWNER = MUC + "#owner";
  static final String DELAY = "urn:xmpp:delay";

  /** What status codes say (XEP-0045 §16.6), as far as the rest of a sentence does not. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("100", "real addresses are visible to all"),
          Map.entry("104", "the configuration changed"),
          Map.entry("170", "the room is logged"),
          Map.entry("172", "real addresses are visible to all now"),
          Map.entry("173", "real addresses are visible to moderators only now"),
          Map.entry("201", "the room is new"),
          Map.entry("210", "the room chose the nick"),
          Map.entry("301", "banned"),
          Map.entry("303", "to take another nick"),
          Map.entry("307", "kicked"),
          Map.entry("321", "no member any more"),
          Map.entry("322", "the room is for members only now"),
          Map.entry("332", "the service shuts down"),
          Map.entry("333", "the connection broke"));

  private Words() {}

  /** Returns the room's name: what stands before the domain. */
  static String room(String address) {
    return Jid.parse(address).flatMap(jid -> jid.bare().local()).orElse(address);
  }

  /** Returns the occupant's nick; for the room itself, its name. */
  static String nick(String address) {
    return Jid.parse(address).orElse(null) instanceof FullJid full
        ? full.resource()
        : room(address);
  }

  /** Returns the value of an attribute, or nothing. */
  static String attribute(Element element, String name) {
    return element.attribute(name).orElse("");
  }

  /** Returns the text of a child, if there is such a child. */
  static Optional<String> childText(Element element, String name) {
    return element.child(name).map(Element::text);
  }

  /** Returns a text in quotation marks. */
  static String quoted(String text) {
    return "“" + text + "”";
  }

  /** Returns what the room says of an occupant: status codes and the item. */
  static List<String> codes(Element mucUser) {
    return mucUser.children().stream()
        .filter(child -> child.name().equals("status"))
        .map(status -> attribute(status, "code"))
        .toList();
  }

  /** Returns what the codes mean, each behind a comma. */
  static String meanings(List<String> codes) {
    StringBuilder text = new StringBuilder();
    for (String code : codes) {
      String meaning = CODES.get(code);
      if (meaning != null) {
        text.append(", ").append(meaning);
      }
    }
    return text.toString();
  }

  /** Returns the reason of an item or a destruction, behind a colon. */
  static String reason(Element parent) {
    return childText(parent, "reason")
        .filter(text -> !text.isEmpty())
        .map(text -> ": " + quoted(text))
        .orElse("");
  }

  /** Returns the condition of an error stanza, with its explanation if it has one. */
  static String error(Element stanza) {
    Optional<Element> error = stanza.child(Stanza.NAMESPACE, "error");
    if (error.isEmpty() || error.get().children().isEmpty()) {
      return "an error";
    }
    String condition = error.get().children().get(0).name();
    return error
        .flatMap(shown -> shown.child("urn:ietf:params:xml:ns:xmpp-stanzas", "text"))
        .map(text -> condition + " (" + text.text() + ")")
        .orElse(condition);
  }
}
