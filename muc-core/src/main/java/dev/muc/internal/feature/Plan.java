package dev.muc.internal.feature;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Nickname;
import dev.muc.model.Occupant;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request with several changes comes to: events that have been decided on but have not
 * happened, and the room as it would be after them.
 *
 * <p>Checks of a later item see what earlier ones change; the room itself stays as it is until all
 * of the request is accepted.
 */
final class Plan {
  /*
   * `entries` and `occupants` hold only what differs from the room; an occupant that is to leave is
   * there as an empty Optional. Occupants are told apart by address: a plan renames nobody.
   */
  private final RoomView room;
  private final List<RoomEvent> events = new ArrayList<>();
  private final Map<BareJid, AffiliationEntry> entries = new LinkedHashMap<>();
  private final Map<FullJid, Optional<Occupant>> occupants = new HashMap<>();
  private int owners;

  Plan(RoomView room) {
    this.room = room;
    this.owners = room.entries(Affiliation.OWNER).size();
  }

  RoomView room() {
    return room;
  }

  List<RoomEvent> events() {
    return events;
  }

  int owners() {
    return owners;
  }

  AffiliationEntry entry(BareJid account) {
    AffiliationEntry planned = entries.get(account);
    return planned == null ? room.entry(account) : planned;
  }

  /** As {@link RoomView#affiliation}. */
  Affiliation affiliation(BareJid account) {
    Affiliation own = entry(account).affiliation();
    boolean domainBanned = entry(account.domainJid()).affiliation() == Affiliation.OUTCAST;
    return own == Affiliation.NONE && domainBanned ? Affiliation.OUTCAST : own;
  }

  Optional<BareJid> reservedFor(String nick) {
    String key = Nickname.key(nick);
    for (AffiliationEntry entry : entries.values()) {
      if (entry.nick() != null && Nickname.key(entry.nick()).equals(key)) {
        return Optional.of(entry.account());
      }
    }
    return room.reservedFor(nick).filter(account -> !entries.containsKey(account));
  }

  Optional<Occupant> occupant(String nick) {
    return room.occupant(nick).flatMap(this::planned);
  }

  /** Returns the occupants whose account is {@code account}, or is of the domain that it is. */
  List<Occupant> occupantsOf(BareJid account) {
    List<Occupant> found = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      boolean meant =
          occupant.account().equals(account) || occupant.account().domainJid().equals(account);
      if (meant) {
        planned(occupant).ifPresent(found::add);
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
    Optional<Occupant> planned = occupants.get(occupant.address());
    return planned == null ? Optional.of(occupant) : planned;
  }

  void change(AffiliationEntry after) {
    AffiliationEntry before = entry(after.account());
    if (Objects.equals(before, after)) {
      return;
    }
    if (before.affiliation() == Affiliation.OWNER) {
      owners--;
    }
    if (after.affiliation() == Affiliation.OWNER) {
      owners++;
    }
    entries.put(after.account(), after);
    events.add(new AffiliationChanged(before, after));
  }

  void change(Occupant before, Occupant after, @Nullable Actor actor, @Nullable String reason) {
    occupants.put(before.address(), Optional.of(after));
    events.add(new StandingChanged(before, after, actor, reason));
  }

  void remove(Occupant occupant, Exit exit, @Nullable Actor actor, @Nullable String reason) {
    occupants.put(occupant.address(), Optional.empty());
    events.add(new OccupantLeft(occupant, exit, actor, reason, Availability.PLAIN));
  }
}
