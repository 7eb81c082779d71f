package dev.muc.internal.feature;

import dev.muc.internal.room.XmlLength;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.limits.RateLimit;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody wants more than the service puts up with (XEP-0045 §14.6). */
public final class Excess {
  private static final Map<Limit, TextKey> TEXTS = new EnumMap<>(Limit.class);
  private static final Map<RateLimit, TextKey> RATE_TEXTS = new EnumMap<>(RateLimit.class);

  static {
    for (Limit limit : Limit.values()) {
      if (limit.error().isPresent()) {
        TEXTS.put(limit, TextKey.valueOf("LIMIT_" + limit.name()));
      }
    }
    for (RateLimit limit : RateLimit.values()) {
      RATE_TEXTS.put(limit, TextKey.valueOf("LIMIT_" + limit.name()));
    }
  }

  private Excess() {}

  /** Refuses what is more than {@code limit}, and names it. */
  public static Decision.Refuse of(Limit limit, Limits limits) {
    return new Decision.Refuse(
        limit.error().orElseThrow(),
        Objects.requireNonNull(TEXTS.get(limit)),
        Integer.toString(limits.of(limit)),
        null);
  }

  /** As {@link #of}, for one of several reasons that there may be. */
  static Optional<Decision> when(boolean exceeded, Limit limit, Context context) {
    return exceeded ? Optional.of(of(limit, context.service().limits())) : Optional.empty();
  }

  /** Refuses one more occupant of a room that has {@code max} seats, and some for admins. */
  static Decision full(int max, boolean admin, Limits limits) {
    Limit limit = admin ? Limit.SEATS_FOR_ADMINS : Limit.OCCUPANTS;
    int seats = admin ? limits.of(limit) : max;
    return new Decision.Refuse(
        limit.error().orElseThrow(),
        Objects.requireNonNull(TEXTS.get(limit)),
        Integer.toString(seats),
        null);
  }

  /** Refuses what was sent too soon after so much else, and names the limit. */
  public static Decision.Refuse of(RateLimit limit, Limits limits) {
    return new Decision.Refuse(
        limit.error(),
        Objects.requireNonNull(RATE_TEXTS.get(limit)),
        Integer.toString(limits.of(limit).burst()),
        null);
  }

  /** Returns whether a text has more characters than it may. */
  static boolean isLonger(@Nullable String text, Limit limit, Context context) {
    int max = context.service().limits().of(limit);
    return text != null && text.length() > max && text.codePointCount(0, text.length()) > max;
  }

  /** Returns the limit that a whole stanza exceeds, or null. */
  static @Nullable Limit of(Stanza stanza, Context context) {
    Limits limits = context.service().limits();
    Limit length = length(stanza);
    if (length != null && isOn(length, limits) && XmlLength.exceeds(stanza, limits.of(length))) {
      return length;
    }
    if (isOn(Limit.PAYLOAD_DEPTH, limits) && isDeeper(stanza, limits.of(Limit.PAYLOAD_DEPTH))) {
      return Limit.PAYLOAD_DEPTH;
    }
    return stanza instanceof Presence && isLonger(status(stanza), Limit.STATUS_LENGTH, context)
        ? Limit.STATUS_LENGTH
        : null;
  }

  private static @Nullable Limit length(Stanza stanza) {
    if (stanza instanceof Message) {
      return Limit.MESSAGE_LENGTH;
    } else if (stanza instanceof Presence) {
      return Limit.PRESENCE_LENGTH;
    }
    return stanza instanceof Iq iq && iq.isRequest() ? Limit.REQUEST_LENGTH : null;
  }

  private static boolean isOn(Limit limit, Limits limits) {
    return limits.of(limit) < Integer.MAX_VALUE;
  }

  private static boolean isDeeper(Stanza stanza, int levels) {
    for (int i = 0; i < stanza.payloads().size(); i++) {
      if (isDeeper(stanza.payloads().get(i), levels - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDeeper(Element element, int levels) {
    if (levels == 0) {
      return true;
    }
    for (int i = 0; i < element.content().size(); i++) {
      if (element.content().get(i) instanceof Element child && isDeeper(child, levels - 1)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String status(Stanza presence) {
    for (Element payload : presence.payloads()) {
      if (payload.is(Stanza.NAMESPACE, "status")) {
        return payload.text();
      }
    }
    return null;
  }
}
