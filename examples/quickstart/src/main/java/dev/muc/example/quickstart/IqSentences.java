package dev.muc.example.quickstart;

import static dev.muc.example.quickstart.Words.MUC_ADMIN;
import static dev.muc.example.quickstart.Words.MUC_OWNER;
import static dev.muc.example.quickstart.Words.attribute;
import static dev.muc.example.quickstart.Words.room;

import dev.muc.stanza.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what requests and their answers say. */
final class IqSentences {
  private static final String FORM = "jabber:x:data";
  private static final String CONFIG_PREFIX = "muc#roomconfig_";

  private IqSentences() {}

  static String sent(Element iq) {
    String to = room(attribute(iq, "to"));
    boolean set = attribute(iq, "type").equals("set");
    if (iq.children().isEmpty()) {
      return "answers " + to;
    }
    Element payload = iq.children().get(0);
    return switch (payload.namespace()) {
      case MUC_ADMIN -> admin(to, payload, set);
      case MUC_OWNER -> owner(to, payload, set);
      case "http://jabber.org/protocol/disco#info" -> "asks " + to + " what it is";
      case "http://jabber.org/protocol/disco#items" -> "asks " + to + " what is in it";
      case "urn:xmpp:ping" -> "pings " + attribute(iq, "to");
      default -> (set ? "sends " : "asks ") + to + " <" + payload.name() + ">";
    };
  }

  static String received(Element iq) {
    String id = attribute(iq, "id");
    if (iq.children().isEmpty()) {
      return "is told that it is done (" + id + ")";
    }
    List<Element> children = iq.children().get(0).children();
    return "is given an answer (" + id + ")" + (children.isEmpty() ? "" : ": " + names(children));
  }

  private static String names(List<Element> children) {
    return children.stream()
        .map(child -> child.attributes().isEmpty() ? child.name() : described(child))
        .collect(Collectors.joining(", "));
  }

  private static String described(Element child) {
    return child.name() + " " + child.attributes().get(0).value();
  }

  private static String admin(String room, Element query, boolean set) {
    List<Element> items = query.children();
    return set
        ? "makes " + joined(items, item -> change(item, room))
        : "asks " + room + " for " + joined(items, item -> "those who are " + standing(item));
  }

  private static String joined(List<Element> items, Function<Element, String> words) {
    return items.stream().map(words).collect(Collectors.joining(", and "));
  }

  private static String change(Element item, String room) {
    Optional<String> who = item.attribute("jid").or(() -> item.attribute("nick"));
    return who.orElse("somebody") + " " + standing(item) + " in " + room + Words.reason(item);
  }

  private static String standing(Element item) {
    return item.attribute("affiliation")
        .map(affiliation -> affiliation.equals("none") ? "nobody special" : affiliation)
        .or(() -> item.attribute("role"))
        .orElse("something");
  }

  private static String owner(String room, Element query, boolean set) {
    if (query.child("destroy").isPresent()) {
      return "destroys " + room + query.child("destroy").map(Words::reason).orElse("");
    }
    Optional<Element> form = query.child(FORM, "x");
    if (!set || form.isEmpty()) {
      return "asks how " + room + " is set up";
    }
    if (attribute(form.get(), "type").equals("cancel")) {
      return "leaves the set-up of " + room + " as it is";
    }
    String fields =
        form.get().children().stream()
            .filter(field -> attribute(field, "var").startsWith(CONFIG_PREFIX))
            .map(IqSentences::field)
            .collect(Collectors.joining(", "));
    return "sets " + room + " up" + (fields.isEmpty() ? " as rooms are" : ": " + fields);
  }

  private static String field(Element field) {
    String values =
        field.children().stream()
            .filter(child -> child.name().equals("value"))
            .map(Element::text)
            .collect(Collectors.joining(" "));
    return attribute(field, "var").substring(CONFIG_PREFIX.length()) + " = " + values;
  }
}
