package dev.muc.testing;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.model.StatusCode;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service for tests, with one room at {@link #ROOM} once somebody enters it. Time stands still
 * unless it is told to pass; identifiers are counted.
 */
public final class Rooms {
  public static final String SERVICE = "chat.example";
  public static final String ROOM = "harfleur@chat.example";

  private final AtomicInteger ids = new AtomicInteger();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final List<RoomEvent> log = new ArrayList<>();
  private final @Nullable ListHost host;

  /** The service under test. */
  public final RoomService service;

  /** What came of the last stanza. */
  public Outcome outcome = Outcome.NOTHING;

  public Rooms() {
    this(ServiceConfig.of(SERVICE, "a secret of the tests"));
  }

  public Rooms(ServiceConfig config) {
    this(config, null);
  }

  /** A service whose questions are answered at once. */
  public Rooms(ServiceConfig config, @Nullable ListHost host) {
    this.host = host;
    service = new RoomService(config, () -> now, () -> "id-" + ids.incrementAndGet());
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Instant now() {
    return now;
  }

  /** Sends a stanza; {@code to} defaults to the room. Returns what is sent because of it. */
  public List<Stanza> send(String from, String xml) {
    return handle(Xml.stanza(from, xml));
  }

  /** Sends a stanza. Returns what is sent because of it. */
  public List<Stanza> handle(Stanza stanza) {
    return take(service.handle(stanza));
  }

  /** Takes what the service came to, and has its questions answered if there is a host. */
  public List<Stanza> take(Outcome came) {
    outcome = came;
    if (host != null) {
      host.store(came, service);
    }
    List<Asked<?>> questions = came.questions();
    while (host != null && !questions.isEmpty()) {
      List<Asked<?>> next = new ArrayList<>();
      for (Asked<?> question : questions) {
        Outcome answered = host.answer(question, service);
        host.store(answered, service);
        outcome = join(outcome, answered);
        next.addAll(answered.questions());
      }
      questions = next;
    }
    log.addAll(outcome.events());
    return outcome.stanzas();
  }

  private static Outcome join(Outcome first, Outcome second) {
    return new Outcome(
        joined(first.changes(), second.changes()),
        joined(first.deliveries(), second.deliveries()),
        joined(first.questions(), second.questions()),
        joined(first.done(), second.done()),
        joined(first.concluded(), second.concluded()));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** All events so far. */
  public List<RoomEvent> log() {
    return log;
  }

  /** Enters {@link #ROOM}. */
  public List<Stanza> enter(String client, String nick) {
    return send(
        client,
        "<presence to='" + ROOM + "/" + nick + "'><x xmlns='" + Namespaces.MUC + "'/></presence>");
  }

  /** Creates {@link #ROOM} with its defaults. */
  public Rooms create(String client, String nick) {
    enter(client, nick);
    configure(client);
    return this;
  }

  /** Submits the configuration form: name and value in turn; a name alone has no value. */
  public List<Stanza> configure(String owner, String... varsAndValues) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < varsAndValues.length; i += 2) {
      fields.append("<field var='").append(varsAndValues[i]).append("'><value>");
      fields.append(varsAndValues[i + 1]).append("</value></field>");
    }
    return send(
        owner,
        "<iq type='set' id='config' to='"
            + ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_OWNER
            + "'><x xmlns='jabber:x:data' type='submit'>"
            + fields
            + "</x></query></iq>");
  }

  /** Sends an admin request with these items. */
  public List<Stanza> admin(String client, String items) {
    return send(
        client,
        "<iq type='set' id='admin' to='"
            + ROOM
            + "'><query xmlns='"
            + Namespaces.MUC_ADMIN
            + "'>"
            + items
            + "</query></iq>");
  }

  /** Gives an account an affiliation. */
  public List<Stanza> affiliate(String client, String account, String affiliation) {
    return admin(client, "<item jid='" + account + "' affiliation='" + affiliation + "'/>");
  }

  /** Says something to all. */
  public List<Stanza> say(String client, String body) {
    return send(
        client, "<message type='groupchat' to='" + ROOM + "'><body>" + body + "</body></message>");
  }

  /** The room, which has to be there. */
  public RoomView room() {
    return service.room(BareJid.of(ROOM)).orElseThrow();
  }

  /** What the last stanza caused to be sent to one client, in order. */
  public List<Stanza> to(String client) {
    Jid recipient = Jid.of(client);
    List<Stanza> received = new ArrayList<>();
    for (Delivery delivery : outcome.deliveries()) {
      for (Jid to : delivery.recipients()) {
        if (to.equals(recipient)) {
          received.add(delivery.stanza().to(to));
        }
      }
    }
    return received;
  }

  /** The error condition of a stanza with its type, such as "auth/forbidden". */
  public static String error(Stanza stanza) {
    StanzaError error = StanzaError.of(stanza).orElseThrow();
    return error.type().name().toLowerCase(Locale.ROOT) + "/" + error.condition().elementName();
  }

  /** The status codes of a stanza in the order in which they are written. */
  public static List<Integer> codes(Stanza stanza) {
    return stanza.payload(Namespaces.MUC_USER, "x").stream()
        .flatMap(x -> x.children().stream())
        .filter(child -> child.name().equals("status"))
        .map(status -> Integer.valueOf(status.attribute("code").orElseThrow()))
        .toList();
  }

  /** The item of a stanza. */
  public static Element item(Stanza stanza) {
    return stanza.payload(Namespaces.MUC_USER, "x").flatMap(x -> x.child("item")).orElseThrow();
  }

  /** Whether a stanza is a presence about the occupant itself. */
  public static boolean isSelf(Stanza stanza) {
    return stanza instanceof Presence && codes(stanza).contains(StatusCode.SELF_PRESENCE.code());
  }
}
