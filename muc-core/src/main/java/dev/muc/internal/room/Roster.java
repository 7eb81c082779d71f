package dev.muc.internal.room;

import dev.muc.limits.Limits;
import dev.muc.model.Nickname;
import dev.muc.model.Occupant;
import dev.muc.model.Session;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who is in a room. */
final class Roster {
  /*
   * These are mutable indexes over immutable values: a change to one occupant of 10,000 replaces
   * one record and copies nothing else. Both hold the same occupants, byNick by the comparison form
   * of the nick, bySession once for each client.
   */
  private final Index<String, Occupant> byNick = new Index<>();
  private final Index<Jid, Occupant> bySession = new Index<>();
  private final Audience audience = new Audience();
  private final Portraits portraits = new Portraits();
  private final Listeners listeners;
  private final RoomView room;

  /** Takes the place of those who are in {@code room}. */
  Roster(RoomView room, Limits limits) {
    this.room = room;
    this.listeners = new Listeners(limits);
  }

  void add(Occupant occupant) {
    put(occupant);
    listeners.entered(occupant, byNick.size());
    audience.entered(occupant, room);
  }

  void remove(Occupant occupant) {
    Occupant removed = byNick.remove(Nickname.key(occupant.nick()));
    for (Session session : occupant.sessions()) {
      bySession.remove(session.realJid());
    }
    listeners.left(occupant);
    if (removed != null) {
      portraits.forget(removed);
      audience.left(removed, room);
    }
  }

  /** Puts {@code after} in the place of {@code before}. */
  void replace(Occupant before, Occupant after) {
    String nick = Nickname.key(before.nick());
    Occupant replaced = byNick.get(nick);
    if (replaced != null) {
      portraits.forget(replaced);
    }
    if (!nick.equals(Nickname.key(after.nick()))) {
      byNick.remove(nick);
    }
    boolean sameClients = sameClients(before, after);
    if (!sameClients) {
      before.sessions().forEach(session -> bySession.remove(session.realJid()));
    }
    if (!sameClients || before.role() != after.role()) {
      audience.forget();
    }
    put(after);
    listeners.changed(before, after, byNick.size());
  }

  private static boolean sameClients(Occupant before, Occupant after) {
    if (before.sessions().size() != after.sessions().size()) {
      return false;
    }
    for (int i = 0; i < before.sessions().size(); i++) {
      if (!before.sessions().get(i).realJid().equals(after.sessions().get(i).realJid())) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the presence of an occupant is not sent because there are so many. */
  boolean isUnseen(Occupant occupant) {
    return listeners.isUnseen(occupant);
  }

  private void put(Occupant occupant) {
    byNick.put(Nickname.key(occupant.nick()), occupant);
    for (Session session : occupant.sessions()) {
      bySession.put(session.realJid(), occupant);
    }
  }

  /** Takes notice of a configuration that may let others see real addresses. */
  void viewsChanged() {
    audience.forget();
  }

  /** Returns the addresses of all clients; the same list until somebody enters or leaves. */
  List<Jid> everyone() {
    return audience.everyone(room);
  }

  /** Returns the clients that see others in this view, but for those of {@code occupant}. */
  List<Jid> others(Occupant occupant, View view) {
    boolean here = get(occupant.nick()).isPresent();
    if (here && byNick.size() == 1) {
      return List.of();
    }
    List<Jid> clients = audience.of(view == View.FULL, room);
    return here ? Audience.without(occupant, clients) : clients;
  }

  /** Returns the presence in which those of this view are shown {@code occupant}, who is here. */
  Presence portrait(Occupant occupant, View view) {
    return portraits.of(occupant, view, byNick.size());
  }

  Optional<Occupant> get(String nick) {
    return Optional.ofNullable(byNick.get(Nickname.key(nick)));
  }

  Optional<Occupant> get(Jid realJid) {
    return Optional.ofNullable(bySession.get(realJid));
  }

  List<Occupant> of(BareJid account) {
    return byNick.values().stream().filter(o -> o.account().equals(account)).toList();
  }

  Collection<Occupant> all() {
    return byNick.values();
  }

  void clear() {
    byNick.clear();
    bySession.clear();
    audience.forget();
    portraits.clear();
    listeners.clear();
  }
}
