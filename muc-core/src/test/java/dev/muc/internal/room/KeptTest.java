package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a room keeps so as not to make it again: lists of recipients, presences of occupants. */
class KeptTest {
  private static final int CROWD = Portraits.OCCUPANTS_MIN + 4;
  private static final int STEPS = 60;
  private static final ServiceConfig CONFIG = ServiceConfig.of(Rooms.SERVICE, "secret");
  private static final BareJid ROOM = BareJid.of(Rooms.ROOM);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final RoomService service = service();
  private final List<RoomEvent> log = new ArrayList<>();

  private static RoomService service() {
    return new RoomService(CONFIG, () -> NOW, () -> "id");
  }

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  /** A room that was just restored has kept nothing so far: it must send the same. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingKeptIsOutOfDate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    fill();
    for (int step = 0; step < STEPS; step++) {
      Stanza stanza = anything(random);
      RoomService fresh = service();
      fresh.restore(ROOM, log);
      assertThat(told(handle(stanza)))
          .as("step %d, %s", step, stanza)
          .isEqualTo(told(fresh.handle(stanza)));
    }
  }

  private Outcome handle(Stanza stanza) {
    Outcome outcome = service.handle(stanza);
    log.addAll(outcome.events());
    return outcome;
  }

  /** For each recipient what it is sent, in order. */
  private static Map<String, List<Stanza>> told(Outcome outcome) {
    Map<String, List<Stanza>> told = new LinkedHashMap<>();
    for (Delivery delivery : outcome.deliveries()) {
      for (Jid recipient : delivery.recipients()) {
        told.computeIfAbsent(recipient.toString(), none -> new ArrayList<>())
            .add(delivery.stanza());
      }
    }
    new TreeSet<>(told.keySet()).forEach(recipient -> told.put(recipient, told.remove(recipient)));
    return told;
  }

  private void fill() {
    handle(join(0, "0"));
    handle(iq("muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>"));
    for (int i = 1; i < CROWD; i++) {
      handle(join(i, "0"));
    }
  }

  private static Stanza anything(SplittableRandom random) {
    int who = random.nextInt(CROWD + 4);
    String client = String.valueOf(random.nextInt(2));
    return switch (random.nextInt(9)) {
      case 0, 1 -> join(who, client);
      case 2 -> presence(who, client, " type='unavailable'", "n" + who, "");
      case 3 -> presence(who, client, "", "m" + random.nextInt(9), "");
      case 4 -> presence(who, client, "", "n" + who, "<show>xa</show>");
      case 5 -> admin("nick='n" + who + "' role='" + pick(random, "moderator", "visitor") + "'");
      case 6 -> admin("nick='n" + who + "' role='" + pick(random, "participant", "none") + "'");
      case 7 -> whois(pick(random, "anyone", "moderators"));
      default ->
          Xml.stanza(
              address(who, client),
              "<message type='groupchat' to='" + ROOM + "'><body>hi</body></message>");
    };
  }

  private static String pick(SplittableRandom random, String one, String other) {
    return random.nextBoolean() ? one : other;
  }

  private static String address(int who, String client) {
    return "u" + who + "@home.example/" + client;
  }

  private static Stanza join(int who, String client) {
    String x = "<x xmlns='http://jabber.org/protocol/muc'/>";
    return presence(who, client, "", "n" + who, x);
  }

  private static Stanza presence(int who, String client, String type, String nick, String payload) {
    return Xml.stanza(
        address(who, client),
        "<presence" + type + " to='" + ROOM + "/" + nick + "'>" + payload + "</presence>");
  }

  private static Stanza admin(String item) {
    return iq("muc#admin'><item " + item + "/></query></iq>");
  }

  private static Stanza whois(String whois) {
    return iq(
        "muc#owner'><x xmlns='jabber:x:data' type='submit'><field"
            + " var='muc#roomconfig_whois'><value>"
            + whois
            + "</value></field></x></query></iq>");
  }

  /** From the owner. */
  private static Stanza iq(String query) {
    String start = "<iq type='set' id='1' to='" + ROOM + "'><query xmlns='";
    return Xml.stanza(address(0, "0"), start + "http://jabber.org/protocol/" + query);
  }

  @Test
  void everyNewcomerIsShownTheSamePresenceOfAnOccupant() {
    fill();
    assertThat(shownTo(30, "n5")).isSameAs(shownTo(31, "n5"));
  }

  @Test
  void anOccupantThatHasChangedIsShownAsItIs() {
    fill();
    Stanza before = shownTo(30, "n5");
    handle(presence(5, "0", "", "n5", "<show>xa</show>"));
    Stanza after = shownTo(31, "n5");
    assertThat(before.payload(Stanza.NAMESPACE, "show")).isEmpty();
    assertThat(after.payload(Stanza.NAMESPACE, "show")).isPresent();
    assertThat(shownTo(32, "n5")).isSameAs(after);
  }

  @Test
  void smallRoomsKeepNoPresences() {
    handle(join(0, "0"));
    handle(iq("muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>"));
    assertThat(shownTo(30, "n0")).isEqualTo(shownTo(31, "n0")).isNotSameAs(shownTo(32, "n0"));
  }

  @Test
  void messagesShareOneListUntilSomebodyComesOrGoes() {
    fill();
    List<Jid> first = recipientsOfMessage();
    assertThat(recipientsOfMessage()).isSameAs(first);
    handle(presence(5, "0", "", "m5", ""));
    assertThat(recipientsOfMessage()).isSameAs(first);
    handle(join(30, "0"));
    assertThat(recipientsOfMessage()).hasSize(CROWD + 1).containsAll(first);
    handle(presence(30, "0", " type='unavailable'", "n30", ""));
    assertThat(recipientsOfMessage()).isEqualTo(first);
  }

  private List<Jid> recipientsOfMessage() {
    String message = "<message type='groupchat' to='" + ROOM + "'><body>hi</body></message>";
    Outcome outcome = handle(Xml.stanza(address(0, "0"), message));
    return outcome.deliveries().get(0).recipients();
  }

  /** Lets somebody enter and returns the presence of the occupant that it is shown. */
  private Stanza shownTo(int newcomer, String nick) {
    Jid occupant = Jid.of(ROOM + "/" + nick);
    return handle(join(newcomer, "0")).deliveries().stream()
        .map(Delivery::stanza)
        .filter(stanza -> stanza.from().equals(occupant))
        .findFirst()
        .orElseThrow();
  }
}
