package dev.muc.feature;

import static dev.muc.feature.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.HostAbilities;
import dev.muc.ServiceConfig;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.limits.Rate;
import dev.muc.limits.RateLimit;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.testing.ListArchive;
import dev.muc.testing.ListHost;
import dev.muc.testing.Rooms;
import java.util.ArrayList;
import java.util.List;

/** A room with an archive, and what is read from it, in short. */
final class ArchiveStage {
  static final String RULE = "<x xmlns='jabber:x:data' type='submit'>";

  final ListHost host = new ListHost();
  final Rooms rooms;

  /** Henry's room, configured like that, with its archive on; pages have at most {@code max}. */
  ArchiveStage(int max, String... varsAndValues) {
    Limits limits = Limits.DEFAULT.with(Limit.PAGE, max).with(RateLimit.MESSAGES, Rate.UNLIMITED);
    rooms =
        new Rooms(
            ServiceConfig.of(Rooms.SERVICE, "a secret of the tests")
                .withLimits(limits)
                .withHost(HostAbilities.ROOMS_AND_ARCHIVE),
            host);
    rooms.enter(OWNER, "Henry");
    configure(varsAndValues);
  }

  ArchiveStage(String... varsAndValues) {
    this(Limits.DEFAULT.of(Limit.PAGE), varsAndValues);
  }

  /** Configures the room anew, with its archive on unless it says otherwise. */
  void configure(String... varsAndValues) {
    List<String> all = new ArrayList<>(List.of("muc#roomconfig_enablelogging", "1"));
    all.addAll(List.of(varsAndValues));
    assertThat(rooms.configure(OWNER, all.toArray(String[]::new))).noneMatch(Stanza::isError);
  }

  /** Says something and returns its archive id. */
  String say(String client, String body) {
    return stanzaId(rooms.say(client, body).get(0));
  }

  static String stanzaId(Stanza message) {
    Element id = message.payload(Namespaces.STANZA_ID, "stanza-id").orElseThrow();
    assertThat(id.attribute("by")).contains(Rooms.ROOM);
    return id.attribute("id").orElseThrow();
  }

  ListArchive archive() {
    return host.archive(BareJid.of(Rooms.ROOM));
  }

  /** Queries the archive of the room with this inside the query. */
  List<Stanza> query(String client, String inside) {
    return rooms.send(client, iq("set", "<query xmlns='urn:xmpp:mam:2'>" + inside + "</query>"));
  }

  static String iq(String type, String payload) {
    return "<iq type='" + type + "' id='mam' to='" + Rooms.ROOM + "'>" + payload + "</iq>";
  }

  /** A form with these fields: name and value in turn. */
  static String form(String... varsAndValues) {
    StringBuilder form =
        new StringBuilder(RULE)
            .append("<field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>");
    for (int i = 0; i < varsAndValues.length; i += 2) {
      form.append("<field var='").append(varsAndValues[i]).append("'><value>");
      form.append(varsAndValues[i + 1]).append("</value></field>");
    }
    return form.append("</x>").toString();
  }

  static String set(String inside) {
    return "<set xmlns='http://jabber.org/protocol/rsm'>" + inside + "</set>";
  }

  /** What an answer has to read, in its order: each as "Nick: body", and at the end the result. */
  static List<String> read(List<Stanza> answer) {
    List<String> read = new ArrayList<>();
    for (Stanza stanza : answer) {
      read.add(stanza.payload(Namespaces.MAM, "result").isPresent() ? said(stanza) : brief(stanza));
    }
    return read;
  }

  private static String said(Stanza result) {
    Element message = message(result);
    String from = message.attribute("from").orElseThrow();
    String nick = from.substring(from.indexOf('/') + 1);
    return message
        .child("body")
        .map(body -> nick + ": " + body.text())
        .or(() -> message.child("subject").map(subject -> nick + " sets " + subject.text()))
        .orElse(nick + " -");
  }

  private static String brief(Stanza stanza) {
    boolean last = stanza.payload(Namespaces.MAM, "fin").isPresent();
    return last && fin(stanza).attribute("complete").filter("true"::equals).isPresent()
        ? "complete"
        : Stage.brief(stanza);
  }

  static Element result(Stanza stanza) {
    return stanza.payload(Namespaces.MAM, "result").orElseThrow();
  }

  /** What stands beside the message in a result, or the message itself. */
  static Element forwarded(Stanza result, String namespace, String name) {
    return result(result)
        .child(Namespaces.FORWARD, "forwarded")
        .flatMap(forwarded -> forwarded.child(namespace, name))
        .orElseThrow();
  }

  static Element message(Stanza result) {
    return forwarded(result, Stanza.NAMESPACE, "message");
  }

  static Element fin(Stanza answer) {
    return answer.payload(Namespaces.MAM, "fin").orElseThrow();
  }

  static Element fin(List<Stanza> answer) {
    return fin(answer.get(answer.size() - 1));
  }

  /** The place of a page: "first(index) last count", with "-" for what is missing. */
  static String place(List<Stanza> answer) {
    Element set = fin(answer).child(Namespaces.RSM, "set").orElseThrow();
    String first =
        set.child("first")
            .map(f -> f.text() + "(" + f.attribute("index").orElse("-") + ")")
            .orElse("-");
    String last = set.child("last").map(Element::text).orElse("-");
    return first + " " + last + " " + set.child("count").map(Element::text).orElse("-");
  }
}
