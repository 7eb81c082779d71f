package dev.muc.example.quickstart;

import static dev.muc.example.quickstart.Words.MUC;
import static dev.muc.example.quickstart.Words.MUC_USER;
import static dev.muc.example.quickstart.Words.attribute;
import static dev.muc.example.quickstart.Words.nick;
import static dev.muc.example.quickstart.Words.room;

import dev.muc.stanza.Element;
import java.util.List;
import java.util.Optional;

/** Says what presence says. */
final class PresenceSentences {
  private PresenceSentences() {}

  static String sent(Element presence) {
    String to = attribute(presence, "to");
    String type = attribute(presence, "type");
    if (to.isEmpty()) {
      return type.isEmpty() ? "is available" : "is " + type;
    }
    if (type.equals("unavailable")) {
      return "leaves " + room(to);
    }
    if (!type.isEmpty()) {
      return "sends " + type + " to " + to;
    }
    return presence.child(MUC, "x").isPresent()
        ? "knocks at " + room(to) + ", to enter as " + nick(to)
        : "is " + nick(to) + " in " + room(to) + shown(presence);
  }

  static String received(Element presence) {
    String from = attribute(presence, "from");
    boolean leaving = attribute(presence, "type").equals("unavailable");
    Optional<Element> user = presence.child(MUC_USER, "x");
    if (user.isEmpty()) {
      return "sees that " + from + (leaving ? " is gone" : " is there") + shown(presence);
    }
    List<String> codes = Words.codes(user.get());
    boolean self = codes.contains("110");
    Optional<Element> destroyed = user.get().child("destroy");
    if (destroyed.isPresent()) {
      return "learns that " + room(from) + " is no more" + venue(destroyed.get());
    }
    String meaning = Words.meanings(codes);
    if (leaving) {
      String reason = user.get().child("item").map(Words::reason).orElse("");
      return (self ? "is out of " : "sees " + nick(from) + " leave ")
          + room(from)
          + meaning
          + reason;
    }
    String standing = user.get().child("item").map(PresenceSentences::standing).orElse("");
    return (self
            ? "is in " + room(from) + " as " + nick(from)
            : "sees " + nick(from) + " in " + room(from))
        + standing
        + meaning
        + shown(presence);
  }

  private static String standing(Element item) {
    String affiliation = attribute(item, "affiliation");
    String role = attribute(item, "role");
    return " (" + (affiliation.equals("none") ? role : affiliation + ", " + role) + ")";
  }

  private static String venue(Element destroy) {
    String venue = attribute(destroy, "jid");
    return (venue.isEmpty() ? "" : ", and to go to " + venue) + Words.reason(destroy);
  }

  private static String shown(Element presence) {
    return presence.child("show").map(show -> ", " + show.text()).orElse("");
  }
}
