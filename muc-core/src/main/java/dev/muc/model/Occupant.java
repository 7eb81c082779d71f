package dev.muc.model;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account in a room under one nick, as of one moment, with one or more clients (XEP-0045
 * §7.2.8).
 *
 * @param address the occupant JID: the room's address with the nick
 * @param account the real bare address, the same for all sessions
 * @param role what it may do during this visit
 * @param affiliation its standing in the room
 * @param id the occupant id (XEP-0421), the same on every visit
 * @param sessions its clients in the order in which they entered; never empty
 */
public record Occupant(
    FullJid address,
    BareJid account,
    Role role,
    Affiliation affiliation,
    String id,
    List<Session> sessions) {

  public Occupant {
    sessions = List.copyOf(sessions);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("an occupant without a session: " + address);
    }
  }

  /** Returns the nickname. */
  public String nick() {
    return address.resource();
  }

  /**
   * Returns the session whose presence the others see: the one of the highest priority, the latest
   * among equals.
   */
  public Session shown() {
    Session best = sessions.get(0);
    for (int i = 1; i < sessions.size(); i++) {
      Session candidate = sessions.get(i);
      if (candidate.availability().priority() >= best.availability().priority()) {
        best = candidate;
      }
    }
    return best;
  }

  /** Returns the session of the client at {@code realJid}, if it is one of this occupant's. */
  public Optional<Session> session(FullJid realJid) {
    for (Session session : sessions) {
      if (session.realJid().equals(realJid)) {
        return Optional.of(session);
      }
    }
    return Optional.empty();
  }

  /** Returns this occupant under another nick. */
  public Occupant withAddress(FullJid newAddress) {
    return new Occupant(newAddress, account, role, affiliation, id, sessions);
  }

  /** Returns this occupant in another standing. */
  public Occupant with(Role newRole, Affiliation newAffiliation) {
    return new Occupant(address, account, newRole, newAffiliation, id, sessions);
  }

  /** Returns this occupant with {@code session} added, or in place of the one of its client. */
  public Occupant with(Session session) {
    List<Session> changed = new ArrayList<>(sessions.size() + 1);
    boolean replaced = false;
    for (Session present : sessions) {
      boolean same = present.realJid().equals(session.realJid());
      // The address stays the same object: whoever is sent something is known by it.
      changed.add(same ? new Session(present.realJid(), session.availability()) : present);
      replaced |= same;
    }
    if (!replaced) {
      changed.add(session);
    }
    return new Occupant(address, account, role, affiliation, id, changed);
  }

  /**
   * Returns this occupant without the session of {@code realJid}.
   *
   * @throws IllegalArgumentException if that is its only session: then the occupant leaves
   */
  public Occupant without(FullJid realJid) {
    List<Session> changed = new ArrayList<>(sessions);
    changed.removeIf(session -> session.realJid().equals(realJid));
    return new Occupant(address, account, role, affiliation, id, changed);
  }
}
