package dev.muc.internal.room;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Delivery;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.ClientAnswered;
import dev.muc.event.RoomEvent.ClientsAsked;
import dev.muc.event.RoomEvent.HistoryRead;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.VoiceRequestAnswered;
import dev.muc.internal.feature.Context;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.feature.Router;
import dev.muc.model.RoomSnapshot;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Snapshot;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A scenario in which everything happens that can happen in a room. */
class RoomEventTest {
  private static final String ROOM = "harfleur@chat.example";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ServiceConfig CONFIG = ServiceConfig.of("chat.example", "secret");
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String BED = "pistol@tavern/bed";
  private static final String NYM = "nym@tavern/bench";
  private static final List<String> CLIENTS = List.of(KING, PISTOL, BED, NYM);
  private static final String MUC = "http://jabber.org/protocol/muc";

  private final Map<BareJid, List<RoomEvent>> logs = new LinkedHashMap<>();
  private int ids;
  private final RoomService service = service();

  private RoomService service() {
    return new RoomService(CONFIG, InstantSource.fixed(NOW), () -> "id-" + ids++);
  }

  private static String enter(String room, String nick) {
    return "<presence to='" + room + "/" + nick + "'><x xmlns='" + MUC + "'/></presence>";
  }

  private static String query(String type, String part, String inside) {
    return "<iq type='"
        + type
        + "' id='q' to='"
        + ROOM
        + "'><query xmlns='"
        + MUC
        + part
        + "'>"
        + inside
        + "</query></iq>";
  }

  private static String submit(String field, String value) {
    return query(
        "set",
        "#owner",
        "<x xmlns='jabber:x:data' type='submit'><field var='"
            + field
            + "'><value>"
            + value
            + "</value></field></x>");
  }

  private static String user(String inside) {
    return "<message to='" + ROOM + "'><x xmlns='" + MUC + "#user'>" + inside + "</x></message>";
  }

  private static String voice(String fields) {
    return "<message to='"
        + ROOM
        + "'><x xmlns='jabber:x:data' type='submit'><field"
        + " var='FORM_TYPE'><value>"
        + MUC
        + "#request</value></field>"
        + fields
        + "</x></message>";
  }

  private static String field(String var, String value) {
    return "<field var='" + var + "'><value>" + value + "</value></field>";
  }

  private static List<Stanza> scenario() {
    String toAll = "<message type='groupchat' to='" + ROOM + "'>";
    return Stream.of(
            List.of(KING, enter(ROOM, "King")),
            List.of(KING, submit("muc#roomconfig_moderatedroom", "1")),
            List.of(KING, submit("muc#roomconfig_roomname", "The Breach")),
            List.of(KING, user("<invite to='nym@tavern'/>")),
            List.of(NYM, user("<decline to='king@court'><reason>no</reason></decline>")),
            List.of(KING, user("<invite to='boy@tavern'/>")),
            List.of(PISTOL, enter(ROOM, "Pistol")),
            List.of(BED, enter(ROOM, "Pistol")),
            List.of(BED, "<presence to='" + ROOM + "/Pistol'><show>xa</show></presence>"),
            List.of(BED, "<presence to='" + ROOM + "/Ancient'/>"),
            List.of(BED, voice(field("muc#role", "participant"))),
            List.of(KING, approval(BED, "Ancient")),
            List.of(NYM, enter(ROOM, "Nym")),
            List.of(NYM, voice(field("muc#role", "participant"))),
            List.of(
                KING,
                query("set", "#admin", "<item jid='boy@tavern' affiliation='member' nick='B'/>")),
            List.of(
                KING, query("set", "#admin", "<item jid='pistol@tavern' affiliation='admin'/>")),
            List.of(KING, toAll + "<body>Once more</body></message>"),
            List.of(KING, toAll + "<subject>War</subject></message>"),
            List.of(
                KING,
                "<iq type='get' id='t' to='" + ROOM + "/Nym'><time xmlns='urn:xmpp:time'/></iq>"),
            List.of(
                NYM,
                "<iq type='get' id='t' to='" + ROOM + "/King'><time xmlns='urn:xmpp:time'/></iq>"),
            List.of(PISTOL, "<presence type='unavailable' to='" + ROOM + "'/>"),
            List.of(NYM, "<presence type='unavailable' to='" + ROOM + "'/>"),
            List.of(KING, enter("agincourt@chat.example", "King")),
            List.of(KING, "<presence type='unavailable' to='agincourt@chat.example'/>"),
            List.of(KING, enter("calais@chat.example", "King")),
            List.of(
                KING,
                "<iq type='set' id='c' to='calais@chat.example'><query xmlns='"
                    + MUC
                    + "#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>"),
            List.of(KING, "<presence type='unavailable' to='calais@chat.example'/>"))
        .map(step -> Xml.stanza(step.get(0), step.get(1)))
        .toList();
  }

  private static String approval(String client, String nick) {
    return voice(
        field("muc#role", "participant")
            + field("muc#jid", client)
            + field("muc#roomnick", nick)
            + field("muc#request_allow", "true"));
  }

  private List<Delivery> play(Stanza stanza) {
    var outcome = service.handle(stanza);
    logs.computeIfAbsent(to(stanza).bare(), room -> new ArrayList<>()).addAll(outcome.events());
    return outcome.deliveries();
  }

  private static Jid to(Stanza stanza) {
    return Objects.requireNonNull(stanza.to());
  }

  private List<RoomEvent> events() {
    return logs.values().stream().flatMap(List::stream).toList();
  }

  /** The records below a sealed interface, whatever lies between. */
  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RoomEventTest::records)
        : Stream.of(type);
  }

  @Test
  void scenarioHoldsEveryKindOfEvent() {
    scenario().forEach(this::play);

    assertThat(
            Stream.concat(events().stream(), fromStores())
                .map(event -> event.getClass().getSimpleName()))
        .containsAll(
            records(RoomEvent.class).map(Class::getSimpleName).collect(toCollection(TreeSet::new)));
    assertThat(records(RoomEvent.class)).hasSizeGreaterThan(20).allMatch(Class::isRecord);
  }

  /** What no stanza causes. */
  private Stream<RoomEvent> fromStores() {
    RoomSnapshot snapshot = service.snapshot(BareJid.of(ROOM)).orElseThrow();
    FullJid client = FullJid.of(KING);
    return Stream.of(
        new RoomRestored(snapshot),
        new HistoryRead(List.of()),
        new ClientsAsked(List.of(client), "ping"),
        new ClientAnswered(client));
  }

  @Test
  void everyEventIsAppliedAndAnnounced() {
    scenario().forEach(this::play);
    logs.computeIfPresent(
        BareJid.of(ROOM), (room, log) -> Stream.concat(log.stream(), fromStores()).toList());

    logs.forEach(
        (address, log) -> {
          Room room = new Room(address, CONFIG.limits());
          Announcer announcer = new Announcer(room, null, List.of(), () -> "id");
          for (RoomEvent event : log) {
            Announcement said = happen(room, announcer, event);
            boolean silent =
                event instanceof RoomCreated
                    || event instanceof RoomClosed
                    || event instanceof ClientAnswered
                    || event instanceof RoomRestored
                    || event instanceof HistoryRead
                    || event instanceof VoiceRequestAnswered;
            if (silent) {
              assertThat(said.toSubject()).as("%s", event).isEmpty();
              assertThat(said.toOthers()).as("%s", event).isEmpty();
            }
          }
        });
  }

  private static Announcement happen(Room room, Announcer announcer, RoomEvent event) {
    Announcement said = new Announcement();
    if (Announcer.precedesChange(event)) {
      announcer.announce(event, said);
      room.apply(event);
    } else {
      room.apply(event);
      announcer.announce(event, said);
    }
    return said;
  }

  @Test
  void whatHappensIsTold() {
    for (Stanza stanza : scenario()) {
      assertThat(play(stanza)).as("%s", stanza).isNotEmpty();
    }
  }

  @Test
  void decidingChangesNothing() {
    for (Stanza stanza : scenario()) {
      Jid to = to(stanza);
      BareJid address = to.bare();
      RoomView room = service.room(address).orElseGet(() -> new Room(address, CONFIG.limits()));
      Context context =
          new Context(CONFIG, NOW, () -> "id", new Directory(CONFIG.limits(), true), new Facts());
      Map<String, Object> before = Snapshot.of(room, CLIENTS);

      Decision decision = Router.decide(room, stanza, to, context);

      assertThat(Snapshot.of(room, CLIENTS)).as("%s", stanza).isEqualTo(before);
      assertThat(Router.decide(room, stanza, to, context)).isEqualTo(decision);
      play(stanza);
    }
  }

  @Test
  void eventsFromTheFirstOnGiveTheSameRoom() {
    for (Stanza stanza : scenario()) {
      play(stanza);
      RoomService copy = service();
      logs.forEach(copy::restore);

      assertThat(copy.roomCount()).isEqualTo(service.roomCount());
      logs.keySet().forEach(room -> assertSame(copy, room));
    }
  }

  @Test
  void snapshotGivesTheSameRoomButForWhatIsTransient() {
    for (Stanza stanza : scenario()) {
      play(stanza);
      BareJid address = to(stanza).bare();
      RoomService copy = service();
      service
          .snapshot(address)
          .ifPresent(room -> copy.restore(address, List.of(new RoomRestored(room))));

      assertThat(copy.room(address).map(RoomEventTest::lasting))
          .isEqualTo(service.room(address).map(RoomEventTest::lasting));
    }
  }

  /** All that a room shows, but for requests for voice and relayed ones. */
  private static Map<String, Object> lasting(RoomView room) {
    Map<String, Object> all = Snapshot.of(room, List.of());
    all.remove("relays");
    for (String client : CLIENTS) {
      BareJid account = BareJid.of(client.substring(0, client.indexOf('/')));
      all.put(
          client,
          List.of(
              room.affiliation(account),
              room.entry(account),
              room.occupant(Jid.of(client)),
              room.occupantsOf(account),
              room.invitationsOf(account),
              room.hadVoice(account)));
    }
    return all;
  }

  private void assertSame(RoomService copy, BareJid room) {
    assertThat(copy.room(room).map(view -> Snapshot.of(view, CLIENTS)))
        .isEqualTo(service.room(room).map(view -> Snapshot.of(view, CLIENTS)));
  }

  @Test
  void newcomerIsToldTheSameInARestoredRoom() {
    scenario().forEach(this::play);
    RoomService copy = service();
    logs.forEach(copy::restore);
    Stanza join = Xml.stanza("bates@camp/fire", enter(ROOM, "Bates"));

    assertThat(copy.handle(join)).isEqualTo(service.handle(join));
  }
}
