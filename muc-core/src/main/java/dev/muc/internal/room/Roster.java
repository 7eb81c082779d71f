package dev.muc.internal.room;

import static java.util.stream.Collectors.toUnmodifiableList;

import dev.muc.model.Nickname;
import dev.muc.model.Occupant;
import dev.muc.model.Session;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is in a room. */
final class Roster {
  /*
   * The maps are mutable indexes over immutable values: a change to one occupant of 10,000 replaces
   * one record and copies nothing else. Both hold the same occupants, byNick by the comparison form
   * of the nick, bySession once for each client. `everyone` caches the clients' addresses for
   * broadcasts: null after a change of who is here, rebuilt by the next broadcast, shared till then.
   */
  private final Map<String, Occupant> byNick = new LinkedHashMap<>();
  private final Map<Jid, Occupant> bySession = new HashMap<>();
  private @Nullable List<Jid> everyone;

  void add(Occupant occupant) {
    put(occupant);
    everyone = null;
  }

  void remove(Occupant occupant) {
    byNick.remove(Nickname.key(occupant.nick()));
    for (Session session : occupant.sessions()) {
      bySession.remove(session.realJid());
    }
    everyone = null;
  }

  /** Puts {@code after} in the place of {@code before}. */
  void replace(Occupant before, Occupant after) {
    if (!Nickname.key(before.nick()).equals(Nickname.key(after.nick()))) {
      byNick.remove(Nickname.key(before.nick()));
    }
    boolean sameClients = sameClients(before, after);
    if (!sameClients) {
      before.sessions().forEach(session -> bySession.remove(session.realJid()));
      everyone = null;
    }
    put(after);
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

  private void put(Occupant occupant) {
    byNick.put(Nickname.key(occupant.nick()), occupant);
    for (Session session : occupant.sessions()) {
      bySession.put(session.realJid(), occupant);
    }
  }

  /** Returns the addresses of all clients; the same list until somebody enters or leaves. */
  List<Jid> everyone() {
    if (everyone == null) {
      everyone =
          byNick.values().stream()
              .flatMap(occupant -> occupant.sessions().stream())
              .<Jid>map(Session::realJid)
              .collect(toUnmodifiableList());
    }
    return everyone;
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
    return Collections.unmodifiableCollection(byNick.values());
  }

  void clear() {
    byNick.clear();
    bySession.clear();
    everyone = null;
  }
}
