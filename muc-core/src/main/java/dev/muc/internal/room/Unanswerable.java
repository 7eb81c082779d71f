package dev.muc.internal.room;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.model.IqRelay;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests that were passed on and that nobody is left to answer: the room does (RFC 6120 §8.2.3).
 */
final class Unanswerable {

  private Unanswerable() {}

  /**
   * Returns the answers to those of {@code waiting} that {@code events} left without anybody to
   * answer them: the client asked is no longer in the room, or there is no room any more.
   */
  static List<RoomEvent> answers(
      Room room, boolean closing, List<IqRelay> waiting, List<RoomEvent> events) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    Set<String> answered = new HashSet<>();
    for (RoomEvent event : events) {
      if (event instanceof IqAnswered done) {
        answered.add(done.relay().key());
      }
    }
    List<RoomEvent> answers = new ArrayList<>();
    for (IqRelay relay : waiting) {
      if (!answered.contains(relay.key()) && (closing || isGone(room, relay))) {
        answers.add(new IqAnswered(relay, refusal(relay)));
      }
    }
    return answers;
  }

  /** An account's server answers for it wherever its clients are; a client has to be here. */
  private static boolean isGone(Room room, IqRelay relay) {
    return relay.responder() instanceof FullJid client && room.occupant(client).isEmpty();
  }

  private static Iq refusal(IqRelay relay) {
    var error = Condition.RECIPIENT_UNAVAILABLE.error().by(relay.asked().bare());
    return new Iq(Iq.Type.ERROR, relay.asked(), null, relay.id(), List.of(error.toElement()));
  }
}
