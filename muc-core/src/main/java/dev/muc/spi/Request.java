package dev.muc.spi;

import dev.muc.model.Occupant;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.Optional;

/**
 * A request of a kind that the embedder answers.
 *
 * @param iq what was sent
 * @param room the room that it is to; empty if it is to the service
 * @param addressee the occupant that it is to, if it is to one
 * @param now the time at which it came
 */
public record Request(Iq iq, Optional<RoomView> room, Optional<Occupant> addressee, Instant now) {

  /** Returns what is asked. */
  public Element payload() {
    return iq.payloads().get(0);
  }

  /** Returns who asks. */
  public Jid client() {
    return iq.from();
  }

  /** Returns the occupant that asks; empty if it is not in the room. */
  public Optional<Occupant> occupant() {
    return room.flatMap(here -> here.occupant(iq.from()));
  }
}
