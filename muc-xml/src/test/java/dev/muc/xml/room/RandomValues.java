package dev.muc.xml.room;

import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.AllowPm;
import dev.muc.model.Availability;
import dev.muc.model.HistoryEntry;
import dev.muc.model.HistoryRequest;
import dev.muc.model.Invitation;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.ServiceBans;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Text;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what events consist of: whatever fits the types, likely or not. */
final class RandomValues {
  /** What is easily lost or changed on the way through XML. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\n",
          " \t\r\n ",
          "plain",
          " leading",
          "trailing ",
          "two\nlines",
          "a\rb\r\nc\td",
          "<b>&amp;</b>",
          "\"quoted' & <less> ]]>",
          "null",
          "😀 👩‍👩‍👧",
          "\u202Eright to left\u202C שלום",
          "\uFEFF\u2028\u0085\u00A0",
          "x".repeat(3_000));

  private static final List<String> NICKS =
      List.of("romeo", "Romeo", "Romeo M.", "ρωμαῖος", "שלום", "😀", "<&'\">", "a/b@c");
  private static final List<String> NAMESPACES =
      List.of("jabber:client", "jabber:server", "", "u", RoomFormat.NAMESPACE, "<&'\">\n");
  private static final List<String> NAMES = List.of("body", "subject", "message", "b.-_1", "ü");
  private static final int DEPTH = 3;

  private final SplittableRandom random;
  private final List<String> texts;

  RandomValues(SplittableRandom random, List<String> texts) {
    this.random = random;
    this.texts = texts;
  }

  /** Returns elements that could not be read again if they were written. */
  static List<Element> unreadable() {
    Element deep = Element.of("u", "x");
    for (int i = 0; i < 1_000; i++) {
      deep = Element.of("u", "x", deep);
    }
    return List.of(deep, Element.ofText("u", "x", "\u0000"), Element.ofText("u", "x", "\u0001"));
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  boolean truth() {
    return random.nextBoolean();
  }

  <T> @Nullable T orNull(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  <T> List<T> some(Supplier<T> value) {
    List<T> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value.get());
    }
    return values;
  }

  String text() {
    return any(texts);
  }

  private int number() {
    return any(List.of(0, 1, -1, random.nextInt(), Integer.MAX_VALUE, Integer.MIN_VALUE));
  }

  Instant instant() {
    return any(
        List.of(
            Instant.EPOCH,
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
            Instant.ofEpochSecond(random.nextInt(), 1),
            Instant.MIN,
            Instant.MAX));
  }

  BareJid bare() {
    return BareJid.of(any(List.of("room@chat.example", "königin@exämple.org", "chat.example")));
  }

  BareJid room() {
    return BareJid.of(any(List.of("harfleur@chat.example", "königin@exämple.org")));
  }

  BansDocument bans() {
    return new BansDocument(
        BareJid.of(any(List.of("chat.example", "exämple.org"))), ServiceBans.of(some(this::bare)));
  }

  ArchivedMessage archived() {
    return new ArchivedMessage(text(), instant(), message(), jid(), truth(), truth());
  }

  FullJid full() {
    return bare().with(any(NICKS));
  }

  Jid jid() {
    return truth() ? bare() : full();
  }

  Actor actor() {
    return new Actor(jid(), orNull(this::text));
  }

  AffiliationEntry entry() {
    return new AffiliationEntry(
        bare(), any(List.of(Affiliation.values())), orNull(this::text), orNull(this::text));
  }

  Session session() {
    return new Session(full(), new Availability(some(() -> element(0)), orNull(this::text)));
  }

  Occupant occupant() {
    List<Session> sessions = new ArrayList<>(some(this::session));
    sessions.add(session());
    return new Occupant(
        full(),
        bare(),
        any(List.of(Role.values())),
        any(List.of(Affiliation.values())),
        text(),
        sessions);
  }

  JoinRequest request() {
    HistoryRequest history =
        new HistoryRequest(orNull(this::number), orNull(this::number), orNull(this::instant));
    return new JoinRequest(orNull(this::text), truth() ? HistoryRequest.DEFAULT : history, truth());
  }

  RoomConfig config() {
    return new RoomConfig(
        new RoomConfig.Profile(text(), text(), text(), text(), truth(), truth()),
        new RoomConfig.Access(truth(), truth(), text(), number(), truth(), truth(), truth()),
        new RoomConfig.Discussion(
            truth(), truth(), truth(), any(List.of(AllowPm.values())), number(), truth(), truth()),
        new RoomConfig.Disclosure(
            truth(),
            truth(),
            some(() -> any(List.of(Role.values()))),
            some(this::text),
            truth(),
            truth(),
            truth()),
        own());
  }

  private Map<String, List<String>> own() {
    Map<String, List<String>> own = new LinkedHashMap<>();
    some(this::text).forEach(var -> own.put(var, some(this::text)));
    return own;
  }

  Message message() {
    return new Message(
        any(List.of(Message.Type.values())),
        jid(),
        orNull(this::jid),
        orNull(this::text),
        orNull(this::text),
        some(() -> element(0)));
  }

  HistoryEntry historyEntry() {
    return new HistoryEntry(message(), instant(), orNull(this::jid), truth());
  }

  Subject subject() {
    return new Subject(message(), instant());
  }

  Invitation invitation() {
    return new Invitation(jid(), jid(), jid(), orNull(this::text));
  }

  RoomSnapshot snapshot() {
    return new RoomSnapshot(
        instant(),
        bare(),
        truth(),
        config(),
        some(this::entry),
        some(this::occupant),
        some(this::historyEntry),
        orNull(this::subject),
        some(this::invitation),
        some(this::bare));
  }

  /** Makes an element as a parser makes it: no two texts side by side, and none that is empty. */
  Element element(int depth) {
    List<Attribute> attributes = new ArrayList<>();
    for (String namespace : List.of("", "u", Attribute.XML_NAMESPACE)) {
      if (random.nextInt(3) == 0) {
        attributes.add(new Attribute(namespace, any(List.of("lang", "a")), text()));
      }
    }
    List<Node> content = new ArrayList<>();
    boolean afterText = false;
    for (int i = random.nextInt(4); i > 0 && depth < DEPTH; i--) {
      String text = text();
      afterText = !afterText && truth() && !text.isEmpty();
      content.add(afterText ? new Text(text) : element(depth + 1));
    }
    return new Element(any(NAMESPACES), any(NAMES), attributes, content);
  }
}
