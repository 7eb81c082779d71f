package dev.muc.limits;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.ROOM;
import static dev.muc.testing.Rooms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.HostAbilities;
import dev.muc.ServiceConfig;
import dev.muc.model.HistoryEntry;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import dev.muc.testing.Rooms;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What shows each limit; {@link LimitsTest} fails for one that has no trial. */
final class Trials {
  static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String KING = "king@court/throne";
  private static final String PISTOL = "pistol@tavern/table";
  private static final String X = "<x xmlns='" + Namespaces.MUC + "'/>";

  private Trials() {}

  /**
   * One limit at work.
   *
   * @param max the limit as it is set
   * @param from the first step that is tried; for lengths, only the longest is
   * @param before what has happened
   * @param step what is done, once more or with one more
   */
  record Trial(
      int max, int from, Consumer<Rooms> before, BiFunction<Rooms, Integer, List<Stanza>> step) {}

  static Rooms rooms(Limit limit, Trial trial) {
    ServiceConfig config =
        ServiceConfig.of(SERVICE, "secret").withLimits(Limits.OFF.with(limit, trial.max()));
    return begun(
        trial, new Rooms(limit == Limit.QUEUED ? config.withHost(HostAbilities.ROOMS) : config));
  }

  static Rooms rooms(RateLimit limit, Trial trial) {
    Rate rate = new Rate(trial.max(), INTERVAL);
    Limits limits = Limits.OFF.with(limit, rate);
    boolean ofRoom = limit == RateLimit.ROOM_MESSAGES || limit == RateLimit.ROOM_PRESENCES;
    Rate busy = new Rate(10, Duration.ofHours(1));
    // Whoever has sent anything lately is busy, by this.
    limits =
        ofRoom ? limits.with(RateLimit.MESSAGES, busy).with(RateLimit.PRESENCES, busy) : limits;
    return begun(trial, new Rooms(ServiceConfig.of(SERVICE, "secret").withLimits(limits)));
  }

  private static Rooms begun(Trial trial, Rooms rooms) {
    trial.before().accept(rooms);
    return rooms;
  }

  /** Whether a stanza is an error of this kind. */
  static boolean isOf(StanzaError expected, Stanza answer) {
    return StanzaError.of(answer)
        .filter(e -> e.type() == expected.type() && e.condition() == expected.condition())
        .isPresent();
  }

  static void assertRefused(List<Stanza> refused, StanzaError expected, int max) {
    Stanza answer = only(refused);
    StanzaError error = StanzaError.of(answer).orElseThrow();
    assertThat(isOf(expected, answer)).as("%s", error).isTrue();
    assertThat(error.text()).contains(Integer.toString(max));
  }

  private static final Map<Limit, Trial> NUMBERS = new EnumMap<>(Limit.class);
  private static final Map<RateLimit, Trial> RATES = new EnumMap<>(RateLimit.class);

  static {
    putLengths(NUMBERS);
    putCounts(NUMBERS);
    putRates(RATES);
  }

  /** Returns the trial of a limit; one that has none fails. */
  static Trial of(Limit limit) {
    return Objects.requireNonNull(NUMBERS.get(limit), () -> "no trial of " + limit);
  }

  /** Returns the trial of a rate; one that has none fails. */
  static Trial of(RateLimit limit) {
    return Objects.requireNonNull(RATES.get(limit), () -> "no trial of " + limit);
  }

  private static void putLengths(Map<Limit, Trial> all) {
    all.put(Limit.NICK_LENGTH, last(5, n -> join("nym@camp/1", x(n))));
    all.put(Limit.SUBJECT_LENGTH, last(9, n -> toAll(KING, "<subject>" + x(n) + "</subject>")));
    all.put(Limit.STATUS_LENGTH, last(9, n -> presence("<status>" + x(n) + "</status>")));
    all.put(Limit.REASON_LENGTH, last(9, n -> admin(item("m@x", "member", x(n)))));
    all.put(Limit.PASSWORD_LENGTH, last(9, n -> config("muc#roomconfig_roomsecret", x(n))));
    all.put(Limit.NAME_LENGTH, last(9, n -> config("muc#roomconfig_roomname", x(n))));
    all.put(Limit.DESCRIPTION_LENGTH, last(9, n -> config("muc#roomconfig_roomdesc", x(n))));
    all.put(Limit.HISTORY_MESSAGES, last(9, n -> config("muc#maxhistoryfetch", "" + n)));
    all.put(
        Limit.MESSAGE_LENGTH,
        last(300, n -> filled(n, c -> toAll(PISTOL, "<body>" + c + "</body>"))));
    all.put(
        Limit.PRESENCE_LENGTH, last(300, n -> filled(n, c -> presence("<show>" + c + "</show>"))));
    all.put(Limit.REQUEST_LENGTH, last(300, n -> filled(n, c -> get(ROOM, "urn:x", c))));
    all.put(
        Limit.PAYLOAD_DEPTH,
        last(6, n -> toAll(PISTOL, "<a>".repeat(n - 1) + "</a>".repeat(n - 1))));
    all.put(Limit.ITEMS_PER_REQUEST, last(3, n -> admin(items("none", n))));
    all.put(Limit.OWNERS, last(3, n -> admin(items("owner", n - 1))));
  }

  private static void putCounts(Map<Limit, Trial> all) {
    all.put(Limit.ADMINS, last(3, n -> admin(items("admin", n))));
    all.put(Limit.MEMBERS, last(3, n -> admin(items("member", n))));
    all.put(Limit.OUTCASTS, last(3, n -> admin(items("outcast", n))));
    all.put(Limit.SESSIONS_PER_NICK, each(3, n -> join("nym@camp/" + n, "Nym")));
    all.put(Limit.NICKS_PER_ACCOUNT, each(3, n -> join("nym@camp/" + n, "Nym" + n)));
    all.put(
        Limit.OCCUPANTS, new Trial(5, 3, Trials::two, send(n -> join("s@c" + n + "/1", "S" + n))));
    all.put(
        Limit.SEATS_FOR_ADMINS, each(2, Trials::fullRoom, n -> join("m" + n + "@x/1", "A" + n)));
    all.put(Limit.LISTENERS_SHOWN, new Trial(3, 3, Trials::silent, Trials::shownToKing));
    all.put(Limit.RESERVATIONS_PER_ACCOUNT, each(2, Trials::threeRooms, Trials::register));
    all.put(Limit.ROOMS_PER_ACCOUNT, each(2, rooms -> {}, Trials::create));
    all.put(Limit.ROOMS, each(2, rooms -> {}, Trials::create));
    all.put(Limit.HISTORY_BYTES, new Trial(1_200, 1_200, Trials::two, Trials::history));
    all.put(Limit.PAGE, new Trial(2, 2, Trials::threeRooms, (rooms, n) -> listed(rooms)));
    all.put(
        Limit.QUEUED, each(2, rooms -> rooms.enter(KING, "King"), n -> toAll(PISTOL, "<body/>")));
  }

  private static void putRates(Map<RateLimit, Trial> all) {
    all.put(RateLimit.MESSAGES, each(3, n -> toAll(PISTOL, "<body>" + n + "</body>")));
    all.put(RateLimit.PRESENCES, each(3, n -> join("nym@camp/1", "Nym")));
    all.put(RateLimit.JOINS, each(3, n -> join("nym@camp/1", "Nym")));
    all.put(RateLimit.INVITATIONS, each(3, Trials::invitation));
    all.put(RateLimit.RELAYED_REQUESTS, each(3, n -> get(ROOM + "/King", "urn:x", "")));
    all.put(RateLimit.ADMIN_REQUESTS, each(3, n -> get(ROOM, Namespaces.REGISTER, "")));
    all.put(RateLimit.ARCHIVE_QUERIES, each(3, n -> get(ROOM, Namespaces.MAM, "")));
    all.put(RateLimit.REQUESTS, each(3, n -> get(ROOM, Namespaces.DISCO_INFO, "")));
    all.put(RateLimit.CREATIONS, each(3, rooms -> {}, Trials::create));
    all.put(RateLimit.ROOM_MESSAGES, each(3, n -> toAll(PISTOL, "<body/>")));
    all.put(RateLimit.ROOM_PRESENCES, new Trial(5, 3, Trials::two, send(n -> presence(""))));
  }

  private record Sent(String from, String xml) {}

  private static Trial last(int max, IntFunction<Sent> sent) {
    return new Trial(max, max, Trials::two, send(sent));
  }

  private static Trial each(int max, IntFunction<Sent> sent) {
    return each(max, Trials::two, sent);
  }

  private static Trial each(int max, Consumer<Rooms> before, IntFunction<Sent> sent) {
    return new Trial(max, 1, before, send(sent));
  }

  private static BiFunction<Rooms, Integer, List<Stanza>> send(IntFunction<Sent> sent) {
    return (rooms, n) -> rooms.send(sent.apply(n).from(), sent.apply(n).xml());
  }

  private static void two(Rooms rooms) {
    rooms.create(KING, "King");
    rooms.enter(PISTOL, "Pistol");
  }

  private static void silent(Rooms rooms) {
    rooms.create(KING, "King");
    rooms.configure(KING, "muc#roomconfig_moderatedroom", "1");
    rooms.enter(PISTOL, "Pistol");
  }

  private static List<Stanza> shownToKing(Rooms rooms, int n) {
    rooms.enter("listener@" + n + "/1", "L" + n);
    return rooms.to(KING);
  }

  private static void fullRoom(Rooms rooms) {
    two(rooms);
    rooms.configure(KING, "muc#roomconfig_maxusers", "2");
    rooms.admin(KING, items("admin", 3));
  }

  private static void threeRooms(Rooms rooms) {
    for (int i = 1; i <= 3; i++) {
      BareJid room = BareJid.of("p" + i + "@" + SERVICE);
      rooms.service.admin().create(room, BareJid.of("pistol@tavern"), RoomConfig.DEFAULT);
    }
  }

  private static List<Stanza> listed(Rooms rooms) {
    Sent asked = get(SERVICE, Namespaces.DISCO_ITEMS, "");
    Stanza list = only(rooms.send(asked.from(), asked.xml()));
    long items =
        list.payloads().get(0).children().stream().filter(i -> i.name().equals("item")).count();
    return Collections.nCopies((int) items, list);
  }

  /** Each message takes up some 1,000 bytes. */
  private static List<Stanza> history(Rooms rooms, int n) {
    rooms.say(KING, "x".repeat(120));
    return rooms.room().history().stream().<Stanza>map(HistoryEntry::message).toList();
  }

  private static Sent register(int n) {
    String form =
        "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>"
            + Namespaces.MUC_REGISTER
            + "</value></field><field var='muc#register_roomnick'><value>P</value></field></x>";
    return iq(PISTOL, "set", "p" + n + "@" + SERVICE, Namespaces.REGISTER, form);
  }

  private static Sent create(int n) {
    String to = "<presence to='p" + n + "@" + SERVICE + "/P'>";
    return new Sent(PISTOL, to + X + "</presence>");
  }

  private static Sent join(String from, String nick) {
    return new Sent(from, "<presence to='" + ROOM + "/" + nick + "'>" + X + "</presence>");
  }

  private static Sent presence(String content) {
    return new Sent(PISTOL, "<presence to='" + ROOM + "/Pistol'>" + content + "</presence>");
  }

  private static Sent toAll(String from, String content) {
    return new Sent(from, "<message to='" + ROOM + "' type='groupchat'>" + content + "</message>");
  }

  private static Sent invitation(int n) {
    return new Sent(
        PISTOL,
        "<message to='"
            + ROOM
            + "'><x xmlns='"
            + Namespaces.MUC_USER
            + "'><invite to='guest@far"
            + n
            + "'/></x></message>");
  }

  private static Sent config(String var, String value) {
    return iq(
        KING,
        "set",
        ROOM,
        Namespaces.MUC_OWNER,
        "<x xmlns='jabber:x:data' type='submit'><field var='"
            + var
            + "'><value>"
            + value
            + "</value></field></x>");
  }

  private static Sent admin(String items) {
    return iq(KING, "set", ROOM, Namespaces.MUC_ADMIN, items);
  }

  private static String items(String affiliation, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> item("m" + i + "@x", affiliation, ""))
        .collect(Collectors.joining());
  }

  private static String item(String account, String affiliation, String reason) {
    return "<item jid='"
        + account
        + "' affiliation='"
        + affiliation
        + "'><reason>"
        + reason
        + "</reason></item>";
  }

  private static Sent get(String to, String namespace, String content) {
    return iq(PISTOL, "get", to, namespace, content);
  }

  private static Sent iq(String from, String type, String to, String namespace, String content) {
    String head = "<iq type='" + type + "' id='i' to='" + to + "'>";
    return new Sent(from, head + "<query xmlns='" + namespace + "'>" + content + "</query></iq>");
  }

  /** Filled up so that the stanza has so many characters with the address of its sender. */
  private static Sent filled(int length, Function<String, Sent> sent) {
    Sent one = sent.apply("x");
    int sender = (" from='" + one.from() + "'").length();
    return sent.apply(x(length - sender - one.xml().length() + 1));
  }

  private static String x(int count) {
    return "x".repeat(count);
  }
}
