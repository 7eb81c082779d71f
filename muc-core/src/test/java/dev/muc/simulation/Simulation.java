package dev.muc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Xml;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Plays steps against a service and checks after each what must hold: what clients believe is what
 * is, nobody learns what it may not, nobody outside is told anything, requests are answered once,
 * and the events give the same room again.
 */
final class Simulation {
  private static final BareJid ROOM = BareJid.of(Scenario.ROOM);
  private static final ServiceConfig CONFIG = ServiceConfig.of("chat.example", "cauldron");

  private final UnaryOperator<Outcome> tamper;
  private final Map<Jid, Picture> pictures = new HashMap<>();
  private final Map<Jid, Map<String, Integer>> answers = new HashMap<>();
  private final List<RoomEvent> log = new ArrayList<>();
  private RoomService service;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int ids;

  /** Creates a simulation; {@code tamper} is what a bug would do to each outcome. */
  Simulation(UnaryOperator<Outcome> tamper) {
    this.tamper = tamper;
    this.service = service();
    for (String client : Scenario.CLIENTS) {
      pictures.put(Jid.of(client), new Picture());
    }
  }

  private RoomService service() {
    return new RoomService(CONFIG, () -> now, () -> "id-" + ++ids);
  }

  /** Plays all steps; fails with an {@link AssertionError} at the first that breaks a rule. */
  void play(List<Step> steps) {
    for (Step step : steps) {
      if (step.isRestart()) {
        restart();
      } else {
        send(Xml.stanza(step.client(), step.xml()));
      }
      checkPictures();
      checkCount();
    }
    restart();
    checkPictures();
    checkCount();
  }

  private void checkCount() {
    int there = room().map(room -> room.occupants().size()).orElse(0);
    assertThat(service.occupantCount()).as("occupants, counted as they come").isEqualTo(there);
  }

  /** Puts the room back from its events into a new service, and compares. */
  private void restart() {
    String before = describe(room());
    service = service();
    service.restore(ROOM, log);
    assertThat(describe(room())).as("the room after its events").isEqualTo(before);
  }

  private void send(Stanza first) {
    Deque<Stanza> queue = new ArrayDeque<>(List.of(first));
    while (!queue.isEmpty()) {
      Stanza stanza = queue.remove();
      now = now.plusMillis(100);
      Map<Jid, Boolean> before = mayKnowJids();
      Outcome outcome = tamper.apply(service.handle(stanza));
      log.addAll(outcome.events());
      if (room().isEmpty()) {
        log.clear();
      }
      Map<Jid, Boolean> after = mayKnowJids();
      for (Delivery delivery : outcome.deliveries()) {
        for (Jid to : delivery.recipients()) {
          checkRecipient(stanza, delivery.stanza(), to, before, after);
          boolean allowed = before.getOrDefault(to, false) || after.getOrDefault(to, false);
          checkSecrecy(delivery.stanza(), to, allowed);
          if (!isProbe(stanza)) {
            receive(delivery.stanza().to(to), to, queue);
          }
        }
      }
    }
    checkAnswered(first);
  }

  /** What a probe is answered is no news: it may be of somebody whose presence is not broadcast. */
  private static boolean isProbe(Stanza stanza) {
    return stanza instanceof Presence presence && presence.type() == Presence.Type.PROBE;
  }

  /** Who is in the room, and whether it may see real addresses there. */
  private Map<Jid, Boolean> mayKnowJids() {
    Map<Jid, Boolean> inside = new HashMap<>();
    room()
        .ifPresent(
            room -> {
              for (Occupant occupant : room.occupants()) {
                boolean may =
                    occupant.role() == Role.MODERATOR || room.config().disclosure().nonAnonymous();
                occupant.sessions().forEach(s -> inside.put(s.realJid(), may));
              }
            });
    return inside;
  }

  private void checkRecipient(
      Stanza cause, Stanza sent, Jid to, Map<Jid, Boolean> before, Map<Jid, Boolean> after) {
    boolean invitation =
        sent.payload("http://jabber.org/protocol/muc#user", "x")
            .filter(x -> x.child("invite").isPresent() || x.child("decline").isPresent())
            .isPresent();
    boolean vcard = sent.payload("vcard-temp", "vCard").isPresent() && to instanceof BareJid;
    boolean concerned = to.equals(cause.from()) || before.containsKey(to) || after.containsKey(to);
    assertThat(concerned || invitation || vcard || answers.containsKey(to))
        .as("%s is told %s because of %s", to, sent, cause)
        .isTrue();
  }

  /** Real addresses of others stay secret; lists that admins ask for are answers, not announced. */
  private void checkSecrecy(Stanza sent, Jid to, boolean allowed) {
    if (allowed || sent instanceof Iq) {
      return;
    }
    String text = sent.toString();
    for (String client : Scenario.CLIENTS) {
      boolean own = to.bare().equals(Jid.of(client).bare());
      assertThat(!own && text.contains(client))
          .as("%s learns of %s from %s", to, client, text)
          .isFalse();
    }
  }

  private void receive(Stanza stanza, Jid to, Deque<Stanza> queue) {
    if (stanza instanceof Iq iq && iq.isRequest()) {
      queue.add(answer(iq, to));
    } else if (stanza instanceof Iq iq && iq.id() != null) {
      answers.computeIfAbsent(to, key -> new HashMap<>()).merge(iq.id(), 1, Integer::sum);
    }
    Picture picture = pictures.get(to);
    if (picture != null) {
      picture.receive(stanza);
    }
  }

  /** A client answers what it is asked through the room; its server, what its account is. */
  private static Stanza answer(Iq request, Jid responder) {
    return new Iq(Iq.Type.RESULT, responder, request.from(), request.id(), List.of());
  }

  /** Once all clients have answered what they were asked, each request has one answer. */
  private void checkAnswered(Stanza stanza) {
    if (stanza instanceof Iq iq && iq.isRequest()) {
      int count = answers.getOrDefault(iq.from(), Map.of()).getOrDefault(iq.id(), 0);
      assertThat(count).as("answers to %s", iq).isEqualTo(1);
    }
  }

  private void checkPictures() {
    Set<Jid> inside = new HashSet<>();
    room().ifPresent(room -> checkInside(room, inside));
    pictures.forEach(
        (client, picture) -> {
          if (!inside.contains(client)) {
            assertThat(picture.nick()).as("%s is outside", client).isEmpty();
          }
        });
  }

  private void checkInside(RoomView room, Set<Jid> inside) {
    assertThat(room.entries(Affiliation.OWNER)).as("owners").isNotEmpty();
    for (Occupant viewer : room.occupants()) {
      Map<String, String> visible = visible(room, viewer);
      for (Session session : viewer.sessions()) {
        inside.add(session.realJid());
        Picture picture = pictures.get(session.realJid());
        assertThat(picture.nick()).as("own nick of %s", session.realJid()).isEqualTo(viewer.nick());
        assertThat(picture.standing()).as("seen by %s", session.realJid()).isEqualTo(visible);
        assertThat(picture.subject())
            .as("subject for %s", session.realJid())
            .isEqualTo(room.subject().map(Subject::text).orElse(""));
      }
    }
  }

  private static Map<String, String> visible(RoomView room, Occupant viewer) {
    Map<String, String> visible = new TreeMap<>();
    for (Occupant occupant : room.occupants()) {
      boolean shown =
          room.config().disclosure().presenceBroadcast().contains(occupant.role())
              || occupant.address().equals(viewer.address());
      if (shown) {
        visible.put(
            occupant.nick(), occupant.role().value() + "/" + occupant.affiliation().value());
      }
    }
    return visible;
  }

  private Optional<RoomView> room() {
    return service.room(ROOM);
  }

  private static String describe(Optional<RoomView> room) {
    if (room.isEmpty()) {
      return "no room";
    }
    StringBuilder text = new StringBuilder();
    text.append(room.get().locked()).append(room.get().config()).append('\n');
    for (Affiliation affiliation : Affiliation.values()) {
      text.append(room.get().entries(affiliation)).append('\n');
    }
    return text.append(room.get().occupants()).append(room.get().subject()).toString();
  }
}
