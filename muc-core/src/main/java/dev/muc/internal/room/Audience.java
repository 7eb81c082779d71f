package dev.muc.internal.room;

import dev.muc.Recipients;
import dev.muc.model.Occupant;
import dev.muc.model.Session;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of the clients in a room, all of them or by what they may see. */
final class Audience {
  /*
   * Immutable lists that are shared by all deliveries, made when they are asked for the first time. Who
   * enters or leaves changes those that were made: copying 10,000 references takes 3 us, going through
   * the occupants to collect their addresses takes 150 us. Everything else that might matter forgets
   * them. That they are right depends on the roster saying all of it.
   */
  private @Nullable Recipients everyone;
  private @Nullable Recipients seeing;
  private @Nullable Recipients unseeing;

  /** Returns the addresses of all clients; the same list until somebody enters or leaves. */
  Recipients everyone(RoomView room) {
    Recipients known = everyone;
    if (known == null) {
      List<Jid> all = new ArrayList<>(room.occupants().size());
      room.occupants().forEach(occupant -> addClients(occupant, all));
      known = Recipients.of(all);
      everyone = known;
    }
    return known;
  }

  /** Returns the clients of those who may see real addresses, or else of those who may not. */
  Recipients of(boolean seesRealJids, RoomView room) {
    Recipients known = seesRealJids ? seeing : unseeing;
    if (known == null) {
      List<Jid> some = new ArrayList<>();
      for (Occupant occupant : room.occupants()) {
        if (View.seesRealJids(room, occupant) == seesRealJids) {
          addClients(occupant, some);
        }
      }
      known = Recipients.of(some);
      keep(seesRealJids, known);
    }
    return known;
  }

  /** Takes notice of an occupant that has entered. */
  void entered(Occupant occupant, RoomView room) {
    boolean sees = View.seesRealJids(room, occupant);
    everyone = plus(everyone, occupant);
    keep(sees, plus(sees ? seeing : unseeing, occupant));
  }

  /** Takes notice of an occupant that has left, as it was last. */
  void left(Occupant occupant, RoomView room) {
    boolean sees = View.seesRealJids(room, occupant);
    everyone = minus(everyone, occupant);
    keep(sees, minus(sees ? seeing : unseeing, occupant));
  }

  /** Takes notice of anything else that may have changed who is here or who may see what. */
  void forget() {
    everyone = null;
    seeing = null;
    unseeing = null;
  }

  private void keep(boolean seesRealJids, @Nullable Recipients clients) {
    if (seesRealJids) {
      seeing = clients;
    } else {
      unseeing = clients;
    }
  }

  /** Adds the addresses of an occupant's clients. */
  static void addClients(Occupant occupant, List<Jid> to) {
    for (Session session : occupant.sessions()) {
      to.add(session.realJid());
    }
  }

  private static @Nullable Recipients plus(@Nullable Recipients clients, Occupant occupant) {
    if (clients == null) {
      return null;
    }
    List<Jid> more = new ArrayList<>(clients.size() + occupant.sessions().size());
    more.addAll(clients);
    addClients(occupant, more);
    return Recipients.of(more);
  }

  private static @Nullable Recipients minus(@Nullable Recipients clients, Occupant occupant) {
    return clients == null ? null : without(occupant, clients);
  }

  /** Returns {@code clients} without those of {@code occupant}. */
  static Recipients without(Occupant occupant, List<Jid> clients) {
    List<Jid> rest = clients;
    for (Session session : occupant.sessions()) {
      int index = indexOf(session.realJid(), rest);
      if (index >= 0) {
        rest = new ArrayList<>(rest);
        rest.remove(index);
      }
    }
    return Recipients.of(rest);
  }

  /** Nearly always it is the very same object, which is found ten times as fast as an equal one. */
  private static int indexOf(Jid client, List<Jid> clients) {
    for (int i = 0; i < clients.size(); i++) {
      if (isSame(clients.get(i), client)) {
        return i;
      }
    }
    return clients.indexOf(client);
  }

  @SuppressWarnings("ReferenceEquality") // That is the point.
  private static boolean isSame(Jid one, Jid other) {
    return one == other;
  }
}
