package dev.muc.limits;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.model.Destruction;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Extensions;
import dev.muc.spi.OwnField;
import dev.muc.spi.Policy;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What shows the bounds of a service, each from both sides. */
final class BoundTrials {
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final OwnField RULES = OwnField.lines("x-rules", "Rules");

  private BoundTrials() {}

  private static ServiceConfig config(Limits limits) {
    return ServiceConfig.of(SERVICE, "secret").withLimits(limits);
  }

  private static Rooms kingAndPistol(Rooms rooms) {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
    return rooms;
  }

  private static String account(int n) {
    return "soldier" + n + "@camp";
  }

  static void addressPart() {
    int most = Bound.ADDRESS_PART.max() - 1; // "ü" is two bytes.
    assertThat(Jid.parse("x" + "ü".repeat(most / 2) + "@camp")).isPresent();
    assertThat(Jid.parse("xx" + "ü".repeat(most / 2) + "@camp")).isEmpty();
  }

  static void seats() {
    Rooms rooms = kingAndPistol(new Rooms(config(Limits.OFF)));
    String most = Integer.toString(Bound.SEATS.max());
    rooms.configure(KING, "muc#roomconfig_maxusers", most);
    assertThat(rooms.room().config().access().occupantsMax()).hasToString(most);

    String more = Integer.toString(Bound.SEATS.max() + 1);
    assertThat(error(only(rooms.configure(KING, "muc#roomconfig_maxusers", more))))
        .isEqualTo(Bound.SEATS.beyond());
  }

  private static Rooms withRules() {
    Extensions fields = Extensions.builder().configField(RULES).build();
    return kingAndPistol(new Rooms(config(Limits.OFF).withExtensions(fields)));
  }

  private static void submitted(Bound bound, List<String> most, List<String> more) {
    Rooms rooms = withRules();
    submit(rooms, most);
    assertThat(RULES.values(rooms.room().config())).isEqualTo(most);
    assertThat(error(only(submit(rooms, more)))).isEqualTo(bound.beyond());
    assertThat(RULES.values(rooms.room().config())).isEqualTo(most);
  }

  private static List<Stanza> submit(Rooms rooms, List<String> lines) {
    String values =
        lines.stream().map(l -> "<value>" + l + "</value>").collect(Collectors.joining());
    return rooms.send(
        KING,
        "<iq type='set' id='c' to='%s'><query xmlns='%s'><x xmlns='jabber:x:data' type='submit'>"
                .formatted(ROOM, Namespaces.MUC_OWNER)
            + "<field var='x-rules'>%s</field></x></query></iq>".formatted(values));
  }

  static void ownFieldLength() {
    int max = Bound.OWN_FIELD_LENGTH.max();
    submitted(Bound.OWN_FIELD_LENGTH, List.of("x".repeat(max)), List.of("x".repeat(max + 1)));
  }

  static void ownFieldValues() {
    int max = Bound.OWN_FIELD_VALUES.max();
    submitted(
        Bound.OWN_FIELD_VALUES,
        Collections.nCopies(max, "line"),
        Collections.nCopies(max + 1, "line"));
  }

  private static void invite(Rooms rooms, int n) {
    rooms.send(
        KING,
        "<message to='%s'><x xmlns='%s'><invite to='%s'/></x></message>"
            .formatted(ROOM, Namespaces.MUC_USER, account(n)));
  }

  static void invitationsOpen() {
    Rooms rooms = kingAndPistol(new Rooms(config(Limits.OFF)));
    int max = Bound.INVITATIONS_OPEN.max();
    IntStream.rangeClosed(1, max).forEach(n -> invite(rooms, n));
    assertThat(rooms.room().invitationsOf(BareJid.of(account(1)))).hasSize(1);

    invite(rooms, max + 1);

    assertThat(rooms.room().invitationsOf(BareJid.of(account(1)))).isEmpty();
    String declines = "<decline to='king@court'/></x></message>";
    String head = "<message to='" + ROOM + "'><x xmlns='" + Namespaces.MUC_USER + "'>";
    assertThat(rooms.send(account(1) + "/tent", head + declines)).isEmpty();
    assertThat(rooms.send(account(2) + "/tent", head + declines)).isNotEmpty();
  }

  static void voiceRequestsOpen() {
    Rooms rooms = new Rooms(config(Limits.OFF.with(Limit.LISTENERS_SHOWN, 0)));
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1", "muc#roomconfig_maxusers", "none");
    int max = Bound.VOICE_REQUESTS_OPEN.max();
    IntStream.rangeClosed(1, max).forEach(n -> wantVoice(rooms, n));
    assertThat(rooms.room().voiceRequest(FullJid.of(account(1) + "/tent"))).isPresent();

    wantVoice(rooms, max + 1);

    assertThat(rooms.room().voiceRequest(FullJid.of(account(1) + "/tent"))).isEmpty();
    assertThat(rooms.room().voiceRequest(FullJid.of(account(2) + "/tent"))).isPresent();
  }

  private static void wantVoice(Rooms rooms, int n) {
    rooms.enter(account(n) + "/tent", "S" + n);
    rooms.send(
        account(n) + "/tent",
        "<message to='"
            + ROOM
            + "'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
            + Namespaces.MUC_REQUEST
            + "</value></field><field var='muc#role'><value>participant</value></field></x>"
            + "</message>");
  }

  static void relaysOpen() {
    Rooms rooms = kingAndPistol(new Rooms(config(Limits.OFF)));
    int max = Bound.RELAYS_OPEN.max();
    for (int n = 1; n <= max; n++) {
      ask(rooms, n);
      assertThat(rooms.to(PISTOL)).as("request %d", n).isEmpty();
    }

    ask(rooms, max + 1);

    Stanza answer = only(rooms.to(PISTOL));
    assertThat(answer.id()).isEqualTo("q1");
    assertThat(Bound.RELAYS_OPEN.beyond()).endsWith(error(answer));
  }

  private static void ask(Rooms rooms, int n) {
    rooms.send(
        PISTOL, "<iq type='get' id='q" + n + "' to='" + ROOM + "/King'><x xmlns='urn:x'/></iq>");
  }

  static void voicesKept() {
    Rooms rooms = new Rooms(config(Limits.OFF));
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    int max = Bound.VOICES_KEPT.max();
    IntStream.rangeClosed(1, max).forEach(n -> speakAndLeave(rooms, n));
    assertThat(rooms.room().hadVoice(BareJid.of(account(1)))).isTrue();

    speakAndLeave(rooms, max + 1);

    assertThat(rooms.room().hadVoice(BareJid.of(account(1)))).isFalse();
    assertThat(rooms.room().hadVoice(BareJid.of(account(2)))).isTrue();
  }

  private static void speakAndLeave(Rooms rooms, int n) {
    rooms.enter(account(n) + "/tent", "Soldier");
    rooms.admin(KING, "<item nick='Soldier' role='participant'/>");
    rooms.send(account(n) + "/tent", "<presence type='unavailable' to='" + ROOM + "'/>");
  }

  static void tombstones() {
    Rooms rooms = new Rooms(config(Limits.DEFAULT));
    int max = Bound.TOMBSTONES.max();
    for (int n = 1; n <= max; n++) {
      rise(rooms, n);
      rooms.pass(Duration.ofMillis(1));
    }
    assertThat(error(only(come(rooms, 1)))).isEqualTo("cancel/gone");

    rise(rooms, max + 1);

    assertThat(error(only(come(rooms, 2)))).isEqualTo("cancel/gone");
    come(rooms, 1);
    assertThat(rooms.service.room(BareJid.of("p1@" + SERVICE))).isPresent();
  }

  /** And fall. */
  private static void rise(Rooms rooms, int n) {
    BareJid room = BareJid.of("p" + n + "@" + SERVICE);
    var admin = rooms.service.admin();
    admin.create(room, BareJid.of("king@court"), RoomConfig.DEFAULT);
    admin.destroy(room, new Destruction(Jid.of("elsewhere@" + SERVICE), null, null));
  }

  private static List<Stanza> come(Rooms rooms, int n) {
    String to = "<presence to='p" + n + "@" + SERVICE + "/P'>";
    return rooms.send(PISTOL, to + "<x xmlns='" + Namespaces.MUC + "'/></presence>");
  }

  static void metered() {
    Rate once = new Rate(1, Duration.ofDays(1));
    Rooms rooms = new Rooms(config(Limits.OFF.with(RateLimit.REQUESTS, once)));
    int max = Bound.METERED.max();
    IntStream.rangeClosed(1, max).forEach(n -> look(rooms, n));
    assertThat(error(look(rooms, 1))).isEqualTo("wait/policy-violation");

    look(rooms, max + 1);

    assertThat(error(look(rooms, 2))).isEqualTo("wait/policy-violation");
    assertThat(look(rooms, 1).isError()).isFalse();
  }

  private static Stanza look(Rooms rooms, int n) {
    String query = "<query xmlns='" + Namespaces.DISCO_INFO + "'/>";
    return only(
        rooms.send(
            account(n) + "/tent", "<iq type='get' id='l' to='" + SERVICE + "'>" + query + "</iq>"));
  }

  static void namesTried() {
    assertThat(proposed(Bound.NAMES_TRIED.max() - 1).isError()).isFalse();
    assertThat(error(proposed(Bound.NAMES_TRIED.max()))).isEqualTo(Bound.NAMES_TRIED.beyond());
  }

  private static Stanza proposed(int unfit) {
    AtomicInteger ids = new AtomicInteger();
    RoomService service =
        new RoomService(
            config(Limits.OFF),
            () -> Instant.EPOCH,
            () -> ids.incrementAndGet() <= unfit ? "no/name" : "name");
    String ask = "<unique xmlns='" + Namespaces.MUC_UNIQUE + "'/>";
    return only(
        service
            .handle(
                Xml.stanza(PISTOL, "<iq type='get' id='u' to='" + SERVICE + "'>" + ask + "</iq>"))
            .stanzas());
  }

  static void hiddenPages() {
    assertThat(listed(Bound.HIDDEN_PAGES.max() - 1)).contains("open@" + SERVICE);
    assertThat(listed(Bound.HIDDEN_PAGES.max())).doesNotContain("open@").doesNotContain("hidden");
  }

  /** Rooms are listed one a page, the hidden ones first. */
  private static String listed(int hidden) {
    Policy hides =
        new Policy() {
          @Override
          public boolean mayFind(Jid asker, BareJid room) {
            return !room.toString().startsWith("hidden");
          }
        };
    Rooms rooms =
        new Rooms(config(Limits.OFF.with(Limit.PAGE, 1)).withExtensions(Extensions.of(hides)));
    for (int n = 1; n <= hidden; n++) {
      open(rooms, "hidden" + n);
    }
    open(rooms, "open");
    String query = "<query xmlns='" + Namespaces.DISCO_ITEMS + "'/>";
    return only(rooms.send(PISTOL, "<iq type='get' id='l' to='" + SERVICE + "'>" + query + "</iq>"))
        .toString();
  }

  private static void open(Rooms rooms, String name) {
    rooms
        .service
        .admin()
        .create(BareJid.of(name + "@" + SERVICE), BareJid.of("king@court"), RoomConfig.DEFAULT);
  }
}
