package dev.muc.internal.feature;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.limits.Limit;
import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Nickname;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request with several changes comes to: the room as it would be after them, and the events
 * that make it so.
 *
 * <p>Checks of a later item see what earlier ones change; the room itself stays as it is until all
 * of the request is accepted. What several items do to one account or occupant is one event: nobody
 * is shown what somebody was only on the way.
 */
final class Plan {
  /*
   * Both maps hold only what the request touches, with what it was and what it is to be, and
   * `touched` the order in which it was first touched, which is the order of the events. Occupants
   * are told apart by address: a plan renames nobody.
   */
  private final RoomView room;
  private final RoomConfig config;
  private final Map<BareJid, AccountChange> accounts = new LinkedHashMap<>();
  private final Map<FullJid, OccupantChange> occupants = new LinkedHashMap<>();
  private final List<Change> touched = new ArrayList<>();
  private final Map<Affiliation, Integer> more = new EnumMap<>(Affiliation.class);
  private int owners;

  /** Something that the request changes. */
  private sealed interface Change {}

  private static final class AccountChange implements Change {
    private final AffiliationEntry before;
    private AffiliationEntry after;

    private AccountChange(AffiliationEntry before) {
      this.before = before;
      this.after = before;
    }
  }

  private static final class OccupantChange implements Change {
    private final Occupant before;
    private Occupant after;
    private @Nullable Exit exit;
    private @Nullable Actor actor;
    private @Nullable String reason;

    private OccupantChange(Occupant before) {
      this.before = before;
      this.after = before;
    }
  }

  Plan(RoomView room) {
    this(room, room.config());
  }

  /** Creates a plan for a room that is to be set up as {@code config} says. */
  Plan(RoomView room, RoomConfig config) {
    this.room = room;
    this.config = config;
    this.owners = room.entries(Affiliation.OWNER).size();
  }

  RoomView room() {
    return room;
  }

  /** Returns how the room is set up once everything has happened. */
  RoomConfig config() {
    return config;
  }

  /** Returns what has to happen, in the order in which the request asks for it. */
  List<RoomEvent> events() {
    List<RoomEvent> events = new ArrayList<>(touched.size());
    for (Change change : touched) {
      if (change instanceof AccountChange account) {
        if (!account.before.equals(account.after)) {
          events.add(new AffiliationChanged(account.before, account.after));
        }
      } else if (change instanceof OccupantChange occupant) {
        events.add(event(occupant));
      }
    }
    return events;
  }

  private static RoomEvent event(OccupantChange change) {
    return change.exit == null
        ? new StandingChanged(change.before, change.after, change.actor, change.reason)
        : new OccupantLeft(
            change.before.with(change.before.role(), change.after.affiliation()),
            change.exit,
            change.actor,
            change.reason,
            Availability.PLAIN);
  }

  /** Returns whether the room still has an owner after all of this (0045-10-1). */
  boolean hasOwner() {
    return owners > 0;
  }

  /** Returns why there would be more accounts of one affiliation than there may; empty if not. */
  Optional<Decision> refuseTooMany(Context context) {
    for (Map.Entry<Affiliation, Integer> kind : more.entrySet()) {
      Limit limit = limit(kind.getKey());
      if (limit != null && kind.getValue() > 0) {
        int after = room.entries(kind.getKey()).size() + kind.getValue();
        if (after > context.service().limits().of(limit)) {
          return Optional.of(Excess.of(limit, context.service().limits()));
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Limit limit(Affiliation affiliation) {
    return switch (affiliation) {
      case OWNER -> Limit.OWNERS;
      case ADMIN -> Limit.ADMINS;
      case MEMBER -> Limit.MEMBERS;
      case OUTCAST -> Limit.OUTCASTS;
      case NONE -> null;
    };
  }

  AffiliationEntry entry(BareJid account) {
    AccountChange change = accounts.get(account);
    return change == null ? room.entry(account) : change.after;
  }

  /** As {@link RoomView#affiliation}. */
  Affiliation affiliation(BareJid account) {
    Affiliation own = entry(account).affiliation();
    boolean domainBanned = entry(account.domainJid()).affiliation() == Affiliation.OUTCAST;
    return own == Affiliation.NONE && domainBanned ? Affiliation.OUTCAST : own;
  }

  Optional<BareJid> reservedFor(String nick) {
    String key = Nickname.key(nick);
    for (AccountChange change : accounts.values()) {
      String reserved = change.after.nick();
      if (reserved != null && Nickname.key(reserved).equals(key)) {
        return Optional.of(change.after.account());
      }
    }
    return room.reservedFor(nick).filter(account -> !accounts.containsKey(account));
  }

  Optional<Occupant> occupant(String nick) {
    return room.occupant(nick).flatMap(this::planned);
  }

  /**
   * Returns the occupants whose account is {@code account}, or is of the domain that it is. One
   * that an earlier item removes is among them if it is the affiliation that removes it: a later
   * item may give it another.
   */
  List<Occupant> occupantsOf(BareJid account) {
    List<Occupant> found = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      boolean meant =
          occupant.account().equals(account) || occupant.account().domainJid().equals(account);
      OccupantChange change = occupants.get(occupant.address());
      if (meant && (change == null || change.exit != Exit.KICKED)) {
        found.add(change == null ? occupant : change.after);
      }
    }
    return found;
  }

  List<Occupant> occupants() {
    List<Occupant> all = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      planned(occupant).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Occupant> planned(Occupant occupant) {
    OccupantChange change = occupants.get(occupant.address());
    if (change == null) {
      return Optional.of(occupant);
    }
    return change.exit == null ? Optional.of(change.after) : Optional.empty();
  }

  void change(AffiliationEntry after) {
    AccountChange change = accounts.get(after.account());
    if (change == null) {
      change = new AccountChange(room.entry(after.account()));
      accounts.put(after.account(), change);
      touched.add(change);
    }
    if (change.after.affiliation() == Affiliation.OWNER) {
      owners--;
    }
    if (after.affiliation() == Affiliation.OWNER) {
      owners++;
    }
    more.merge(change.after.affiliation(), -1, Integer::sum);
    more.merge(after.affiliation(), 1, Integer::sum);
    change.after = after;
  }

  /** Changes the standing of the occupant that is at the address of {@code after}; it stays. */
  void change(Occupant after, @Nullable Actor actor, @Nullable String reason) {
    put(after, null, actor, reason);
  }

  /** Removes an occupant, with the affiliation that {@code occupant} says. */
  void remove(Occupant occupant, Exit exit, @Nullable Actor actor, @Nullable String reason) {
    put(occupant, exit, actor, reason);
  }

  private void put(
      Occupant after, @Nullable Exit exit, @Nullable Actor actor, @Nullable String reason) {
    OccupantChange change = touch(after);
    change.after = after;
    change.exit = exit;
    change.actor = actor;
    change.reason = reason;
  }

  private OccupantChange touch(Occupant occupant) {
    OccupantChange change = occupants.get(occupant.address());
    if (change == null) {
      Occupant before = room.occupant(occupant.nick()).orElseThrow();
      change = new OccupantChange(before);
      occupants.put(occupant.address(), change);
      touched.add(change);
    }
    return change;
  }
}
