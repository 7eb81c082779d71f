package dev.muc.internal.room;

import static dev.muc.limits.RateLimit.ADMIN_REQUESTS;
import static dev.muc.limits.RateLimit.ARCHIVE_QUERIES;
import static dev.muc.limits.RateLimit.INVITATIONS;
import static dev.muc.limits.RateLimit.JOINS;
import static dev.muc.limits.RateLimit.MESSAGES;
import static dev.muc.limits.RateLimit.PRESENCES;
import static dev.muc.limits.RateLimit.RELAYED_REQUESTS;
import static dev.muc.limits.RateLimit.REQUESTS;
import static dev.muc.limits.RateLimit.ROOM_MESSAGES;
import static dev.muc.limits.RateLimit.ROOM_PRESENCES;

import dev.muc.ServiceConfig;
import dev.muc.limits.Limits;
import dev.muc.limits.Rate;
import dev.muc.limits.RateLimit;
import dev.muc.model.Affiliation;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.spi.ServiceView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often accounts have sent something lately, against how often they may (0045-14.6-2). */
public final class TrafficMeter {
  /*
   * What is counted is decided by the stanza alone; who it is from is looked up only when the plain
   * limit is reached, so that all but floods costs two look-ups in a map.
   */
  private final ServiceView rooms;
  private final List<BareJid> admins;
  private final boolean off;
  private final Map<RateLimit, Meter<Object>> all = new EnumMap<>(RateLimit.class);
  private final Map<RateLimit, Meter<Object>> members = new EnumMap<>(RateLimit.class);

  /** What somebody does in one room. */
  private record InRoom(BareJid account, BareJid room) {}

  public TrafficMeter(ServiceConfig config, ServiceView rooms) {
    this.rooms = rooms;
    this.admins = config.admins();
    boolean none = true;
    Limits limits = config.limits();
    for (RateLimit limit : RateLimit.values()) {
      Rate rate = limits.of(limit);
      none &= rate.interval().isZero();
      all.put(limit, new Meter<>(rate));
      members.put(limit, new Meter<>(rate.twice()));
    }
    this.off = none;
  }

  /**
   * Counts {@code stanza}, unless its sender has to wait: then the limit is returned that it has
   * reached, and otherwise null.
   */
  public @Nullable RateLimit excess(Stanza stanza, Jid to, Instant now) {
    if (off || stanza.isError()) {
      return null;
    }
    BareJid account = stanza.from().bare();
    if (stanza instanceof Message message) {
      return message(message, account, to.bare(), now);
    } else if (stanza instanceof Presence presence) {
      return presence.type() == Presence.Type.AVAILABLE
          ? presence(presence, account, to.bare(), now)
          : null;
    }
    return stanza instanceof Iq iq && iq.isRequest()
        ? excess(kind(iq, to), account, 1, account, to.bare(), now)
        : null;
  }

  private @Nullable RateLimit message(Message message, BareJid account, BareJid room, Instant now) {
    RateLimit own = excess(MESSAGES, account, 1, account, room, now);
    if (own != null) {
      return own;
    }
    int invitations = message.type() == Message.Type.NORMAL ? invitations(message) : 0;
    return invitations > 0
        ? excess(INVITATIONS, account, invitations, account, room, now)
        : crowded(ROOM_MESSAGES, MESSAGES, account, account, room, now);
  }

  private static int invitations(Message message) {
    Optional<Element> x = message.payload(Namespaces.MUC_USER, "x");
    int count = 0;
    for (Element child : x.map(Element::children).orElse(List.of())) {
      count += child.name().equals("invite") ? 1 : 0;
    }
    return count;
  }

  private @Nullable RateLimit presence(
      Presence presence, BareJid account, BareJid room, Instant now) {
    RateLimit own = excess(PRESENCES, account, 1, account, room, now);
    if (own != null || presence.payload(Namespaces.MUC, "x").isEmpty()) {
      return own == null ? crowded(ROOM_PRESENCES, PRESENCES, account, account, room, now) : own;
    }
    InRoom entrant = new InRoom(account, room);
    RateLimit joins = excess(JOINS, entrant, 1, account, room, now);
    return joins == null ? crowded(ROOM_PRESENCES, JOINS, entrant, account, room, now) : joins;
  }

  private static RateLimit kind(Iq request, Jid to) {
    if (to instanceof FullJid) {
      return RELAYED_REQUESTS;
    }
    String namespace = request.payloads().isEmpty() ? "" : request.payloads().get(0).namespace();
    return switch (namespace) {
      case Namespaces.MUC_ADMIN, Namespaces.MUC_OWNER, Namespaces.REGISTER, Namespaces.COMMANDS ->
          ADMIN_REQUESTS;
      case Namespaces.MAM -> ARCHIVE_QUERIES;
      default -> REQUESTS;
    };
  }

  private @Nullable RateLimit excess(
      RateLimit limit, Object who, int times, BareJid account, BareJid room, Instant now) {
    boolean admitted =
        meter(all, limit).admits(who, times, now) || isPrivileged(limit, times, account, room, now);
    return admitted ? null : limit;
  }

  /** In a room that gets more than it may, who has lately sent much has to wait. */
  private @Nullable RateLimit crowded(
      RateLimit limit, RateLimit own, Object who, BareJid account, BareJid room, Instant now) {
    boolean admitted =
        meter(all, limit).admits(room, 1, now)
            || !meter(all, own).isBusy(who, now)
            || isPrivileged(limit, 1, account, room, now);
    return admitted ? null : limit;
  }

  private boolean isPrivileged(
      RateLimit limit, int times, BareJid account, BareJid room, Instant now) {
    if (admins.contains(account)) {
      return true;
    }
    Optional<RoomView> here = rooms.room(room);
    if (here.isEmpty()) {
      return false;
    }
    Affiliation affiliation = here.get().affiliation(account);
    return affiliation.atLeast(Affiliation.ADMIN)
        || (affiliation == Affiliation.MEMBER
            && meter(members, limit).admits(new InRoom(account, room), times, now));
  }

  private static Meter<Object> meter(Map<RateLimit, Meter<Object>> meters, RateLimit limit) {
    return Objects.requireNonNull(meters.get(limit));
  }
}
