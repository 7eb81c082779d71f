package dev.muc.internal.room;

import dev.muc.Outcome;
import dev.muc.event.BanEvents;
import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.limits.Limits;
import dev.muc.limits.RateLimit;
import dev.muc.limits.TimeLimit;
import dev.muc.model.IqRelay;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.ServiceBans;
import dev.muc.spi.RoomView;
import dev.muc.spi.ServiceView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rooms of a service, and what is known across them. */
public final class Directory implements ServiceView {
  /*
   * rooms holds those that exist. The others are indexes over what has happened in them: `locked`
   * says when each room that waits for its creator is given up, `asked` when each question of one
   * occupant to another is.
   */
  private final Limits limits;
  private final Index<BareJid, Room> rooms = new Index<>();
  private final Deadlines<BareJid> locked = new Deadlines<>();
  private final Deadlines<IqRelay> asked = new Deadlines<>();
  private final Tombstones tombstones = new Tombstones();
  private final Reservations reservations = new Reservations();
  private final Creations creations = new Creations();

  private final Meter<BareJid> creators;
  private final boolean complete;
  private int occupants;
  private ServiceBans bans = ServiceBans.NONE;

  /**
   * @param limits what the service puts up with
   * @param complete whether all rooms of the service are here, so that what is known across rooms
   *     is known here too
   */
  public Directory(Limits limits, boolean complete) {
    this.limits = limits;
    this.complete = complete;
    this.creators = new Meter<>(limits.of(RateLimit.CREATIONS));
  }

  /** Returns whether there is a room at {@code address} in memory. */
  public boolean has(BareJid address) {
    return rooms.get(address) != null;
  }

  /** Returns the rooms that can be read again, that nobody is in and nothing was about of late. */
  public List<BareJid> idleSince(Instant then) {
    return rooms.values().stream()
        .filter(room -> room.occupants().isEmpty() && !room.locked() && room.isIdleSince(then))
        .map(Room::address)
        .toList();
  }

  /**
   * Returns the rooms that somebody is in and in which nothing has happened since {@code then}.
   *
   * @param slice which of {@code slices} equal parts of all rooms is looked at
   */
  public List<Room> silentSince(Instant then, int slice, int slices) {
    return rooms.values().stream()
        .filter(room -> Math.floorMod(room.address().hashCode(), slices) == slice)
        .filter(room -> !room.occupants().isEmpty() && !room.locked() && room.isSilentSince(then))
        .toList();
  }

  /** Takes a room out of memory, although nothing has happened in it. */
  public void unload(BareJid address) {
    Room room = rooms.remove(address);
    if (room != null) {
      occupants -= room.occupants().size(); // As counted: what happens is recorded at once.
    }
    forget(address);
  }

  /** Returns the room at {@code address}, or the place for one that does not exist yet. */
  public Room at(BareJid address) {
    Room room = rooms.get(address);
    return room == null ? new Room(address, limits) : room;
  }

  /** Takes notice of what has come about in a room. */
  public void record(Room room, Outcome outcome) {
    for (RoomChange change : outcome.changes()) {
      record(room, change.events());
      if (change.events().get(0) instanceof RoomCreated created) {
        creators.admits(created.creator(), 1, created.at());
      }
    }
  }

  /** Takes notice of what has happened in a room: of its coming and going, above all. */
  public void record(Room room, List<RoomEvent> events) {
    if (room.address().isDomain()) {
      bans = BanEvents.apply(bans, events); // The service's own address is no room.
      return;
    }
    if (isTalk(events)) {
      return;
    }
    for (RoomEvent event : events) {
      index(room.address(), event);
    }
    if (!room.exists()) {
      rooms.remove(room.address());
    } else if (!has(room.address())) {
      rooms.put(room.address(), room);
    }
    occupants += room.recount();
  }

  /**
   * Returns whether all that happened is that somebody spoke. By that nobody comes or goes, so what
   * would say so is not looked at: in one of many rooms it is not in the processor's cache.
   */
  static boolean isTalk(List<RoomEvent> events) {
    return events.size() == 1 && events.get(0) instanceof MessageAccepted;
  }

  /** Returns how many occupants all rooms have. */
  public int occupantCount() {
    return occupants;
  }

  private void index(BareJid room, RoomEvent event) {
    if (event instanceof RoomCreated created) {
      locked.put(room, created.at().plus(limits.of(TimeLimit.LOCKED)));
      tombstones.remove(room);
    } else if (event instanceof RoomUnlocked) {
      locked.remove(room);
    } else if (event instanceof RoomRestored restored) {
      restored(room, restored.snapshot());
    } else if (event instanceof RoomClosed) {
      forget(room);
    } else if (event instanceof RoomDestroyed destroyed) {
      forget(room);
      buried(room, destroyed);
    } else {
      indexQuestion(event);
    }
    if (complete) {
      count(room, event);
    }
  }

  private void buried(BareJid room, RoomDestroyed destroyed) {
    Jid venue = destroyed.destruction().venue();
    if (venue != null && destroyed.redirectUntil() != null) {
      tombstones.put(room, venue, destroyed.redirectUntil());
    }
  }

  private void indexQuestion(RoomEvent event) {
    if (event instanceof IqRelayed relayed) {
      asked.put(relayed.relay(), relayed.relay().due());
    } else if (event instanceof IqAnswered answered) {
      asked.remove(answered.relay());
    }
  }

  /** Keeps the numbers that a store has otherwise. */
  private void count(BareJid room, RoomEvent event) {
    if (event instanceof RoomCreated created) {
      creations.put(room, created.creator());
    } else if (event instanceof AffiliationChanged changed) {
      reservations.put(room, changed.after());
    } else if (event instanceof RoomRestored restored) {
      creations.put(room, restored.snapshot().creator());
      restored.snapshot().affiliations().forEach(entry -> reservations.put(room, entry));
    }
  }

  private void restored(BareJid room, RoomSnapshot snapshot) {
    forget(room);
    tombstones.remove(room);
    if (snapshot.locked()) {
      locked.put(room, snapshot.createdAt().plus(limits.of(TimeLimit.LOCKED)));
    }
  }

  private void forget(BareJid room) {
    locked.remove(room);
    reservations.remove(room);
    creations.remove(room);
  }

  /** Returns when {@link #expired} or {@link #unanswered} has something to say next. */
  public Optional<Instant> nextDeadline() {
    return Deadlines.earlier(
        Deadlines.earlier(locked.next(), asked.next()), tombstones.nextDeadline());
  }

  /** Returns the rooms that have been locked for too long; what else is over is forgotten. */
  public List<Room> expired(Instant now) {
    tombstones.expire(now);
    return locked.due(now).stream().map(this::at).toList();
  }

  /** Returns the requests to occupants that waited too long for an answer. */
  public List<IqRelay> unanswered(Instant now) {
    return asked.due(now);
  }

  @Override
  public Collection<Room> rooms() {
    return rooms.values();
  }

  @Override
  public Optional<RoomView> room(BareJid address) {
    return Optional.ofNullable(rooms.get(address));
  }

  @Override
  public ServiceBans bans() {
    return bans;
  }

  /** Says who may not use the service, because the host says so. */
  public void ban(ServiceBans newBans) {
    bans = newBans;
  }

  @Override
  public Optional<Jid> venueAfter(BareJid destroyed, Instant now) {
    return tombstones.venue(destroyed, now);
  }

  @Override
  public int roomsCreatedBy(BareJid account) {
    return creations.count(account);
  }

  @Override
  public boolean mayCreateAnother(BareJid account, Instant now) {
    return creators.wouldAdmit(account, now);
  }

  @Override
  public int reservations(BareJid account) {
    return reservations.count(account);
  }
}
