package dev.muc.spi;

import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that is about to happen because a client asks for it and the rules allow it.
 *
 * @param what what is to happen: an event that has not happened so far, mostly
 * @param room the room as it is before that; one that is about to be created does not exist yet
 * @param client who asks
 * @param stanza what it sent
 * @param now the time at which that came
 * @param <T> what is proposed
 */
public record Proposal<T>(T what, RoomView room, Jid client, Stanza stanza, Instant now) {

  /** Returns the occupant that asks; empty if it is not in the room, or not yet. */
  public Optional<Occupant> occupant() {
    return room.occupant(client);
  }

  /** Returns the affiliation of the one who asks. */
  public Affiliation affiliation() {
    return room.affiliation(client.bare());
  }

  /** Returns the same with something else proposed. */
  public <U> Proposal<U> of(U other) {
    return new Proposal<>(other, room, client, stanza, now);
  }
}
