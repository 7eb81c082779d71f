package dev.muc.model;

import dev.muc.stanza.Element;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one client says of itself in its presence: show, status, priority and extensions, without
 * anything that only the room may say.
 *
 * @param payloads the elements as the client sent them
 * @param lang the {@code xml:lang} of the presence, or null
 */
public record Availability(List<Element> payloads, @Nullable String lang) {

  /** Nothing but being there. */
  public static final Availability PLAIN = new Availability(List.of(), null);

  public Availability {
    payloads = List.copyOf(payloads);
  }

  /** Returns what {@code presence} says, given its payloads without what a client may not say. */
  public static Availability of(Presence presence, List<Element> payloads) {
    return payloads.isEmpty() && presence.lang() == null
        ? PLAIN
        : new Availability(payloads, presence.lang());
  }

  /** Returns the priority (RFC 6121 §4.7.2.3), 0 where none or none valid is given. */
  public int priority() {
    for (Element payload : payloads) {
      if (payload.is(Stanza.NAMESPACE, "priority")) {
        return parsePriority(payload.text());
      }
    }
    return 0;
  }

  private static int parsePriority(String text) {
    try {
      return Byte.parseByte(text.strip());
    } catch (NumberFormatException notAPriority) {
      return 0; // RFC 6121 §4.7.2.3: without a valid value, the priority is zero.
    }
  }
}
