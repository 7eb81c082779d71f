package dev.muc.testing;

import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client has received, in words that a test can compare. */
public final class Received {

  private Received() {}

  /**
   * Stanzas in one line each: {@code +Nick} and {@code -Nick} for presence, with its status codes
   * in brackets; {@code Nick: body}, {@code Nick sets 'subject'}, {@code notice [codes]}; {@code
   * result}; {@code error type/condition}.
   */
  public static List<String> lines(List<Stanza> stanzas) {
    return stanzas.stream().map(Received::line).toList();
  }

  /** One stanza in one line. */
  public static String line(Stanza stanza) {
    if (stanza.isError()) {
      return "error " + Rooms.error(stanza);
    }
    if (stanza instanceof Presence presence) {
      String sign = presence.type() == Presence.Type.UNAVAILABLE ? "-" : "+";
      return sign + sender(stanza) + codes(stanza);
    }
    if (stanza instanceof Message message) {
      return message(message);
    }
    return ((Iq) stanza).type().name().toLowerCase(Locale.ROOT);
  }

  private static String message(Message message) {
    Optional<String> body = body(message);
    if (body.isPresent()) {
      return sender(message) + ": " + body.get();
    }
    return subject(message)
        .map(subject -> sender(message) + " sets '" + subject + "'")
        .orElseGet(() -> "notice" + codes(message));
  }

  private static String codes(Stanza stanza) {
    List<Integer> codes = Rooms.codes(stanza);
    return codes.isEmpty()
        ? ""
        : codes.stream().map(String::valueOf).collect(Collectors.joining(" ", " [", "]"));
  }

  /** The nick from which a stanza comes, or "room". */
  public static String sender(Stanza stanza) {
    return stanza.from() instanceof FullJid occupant ? occupant.resource() : "room";
  }

  public static Optional<String> body(Stanza message) {
    return text(message, Stanza.NAMESPACE, "body");
  }

  public static Optional<String> subject(Stanza message) {
    return text(message, Stanza.NAMESPACE, "subject");
  }

  public static Optional<String> status(Stanza presence) {
    return text(presence, Stanza.NAMESPACE, "status");
  }

  public static Optional<String> show(Stanza presence) {
    return text(presence, Stanza.NAMESPACE, "show");
  }

  private static Optional<String> text(Stanza stanza, String namespace, String name) {
    return stanza.payload(namespace, name).map(Element::text);
  }

  /** The real address in the item of a presence; empty if it tells none. */
  public static Optional<String> jid(Stanza presence) {
    return Rooms.item(presence).attribute("jid");
  }

  /** Affiliation and role in the item of a presence, as in "owner/moderator". */
  public static String standing(Stanza presence) {
    Element item = Rooms.item(presence);
    return item.attribute("affiliation").orElse("?") + "/" + item.attribute("role").orElse("?");
  }

  /** The delay that the room states. */
  public static Optional<Instant> delayBy(String entity, Stanza message) {
    return message.payloads().stream()
        .filter(payload -> payload.is(Namespaces.DELAY, "delay"))
        .filter(delay -> delay.attribute("from").filter(entity::equals).isPresent())
        .map(delay -> Instant.parse(delay.attribute("stamp").orElseThrow()))
        .findFirst();
  }

  public static String occupantId(Stanza stanza) {
    return stanza
        .payload(Namespaces.OCCUPANT_ID, "occupant-id")
        .flatMap(id -> id.attribute("id"))
        .orElseThrow();
  }

  /** How many payloads have this name. */
  public static long count(Stanza stanza, String namespace, String name) {
    return stanza.payloads().stream().filter(payload -> payload.is(namespace, name)).count();
  }

  /** The only one of what was received. */
  public static Stanza only(List<Stanza> received) {
    if (received.size() != 1) {
      throw new AssertionError("expected one stanza: " + lines(received) + " " + received);
    }
    return received.get(0);
  }

  /** Whether a stanza names this address anywhere: as text, as a value, or as sender. */
  public static boolean mentions(Stanza stanza, String text) {
    return (stanza.from() + " " + stanza.payloads()).contains(text);
  }

  /** Everybody who is sent something. */
  public static List<String> recipients(Rooms rooms) {
    return rooms.outcome.stanzas().stream().map(Stanza::to).map(Jid::toString).distinct().toList();
  }
}
