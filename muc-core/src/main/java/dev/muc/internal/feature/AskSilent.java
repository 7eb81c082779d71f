package dev.muc.internal.feature;

import dev.muc.IdSource;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.ClientAnswered;
import dev.muc.event.RoomEvent.ClientsAsked;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.Session;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import java.util.ArrayList;
import java.util.List;

/**
 * A room in which nothing has happened for long asks its clients whether they are still there;
 * those that were asked before and have not answered are taken out (XEP-0045 §18.1.2, status code
 * 333).
 *
 * <p>Where something happens this is not needed: what is sent to a client that is gone comes back.
 */
public final class AskSilent {

  private AskSilent() {}

  /** Decides whom to ask and whom to take out. */
  public static InRoom decide(RoomView room, IdSource ids) {
    List<RoomEvent> events = new ArrayList<>();
    List<FullJid> toAsk = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      List<FullJid> gone = new ArrayList<>();
      for (Session session : occupant.sessions()) {
        (room.isAsked(session.realJid()) ? gone : toAsk).add(session.realJid());
      }
      events.addAll(leaving(occupant, gone));
    }
    if (!toAsk.isEmpty()) {
      events.add(new ClientsAsked(toAsk, ids.next()));
    }
    return new InRoom(room.address(), events);
  }

  private static List<RoomEvent> leaving(Occupant occupant, List<FullJid> gone) {
    Exit exit = Exit.TECHNICAL_ERROR;
    if (gone.size() == occupant.sessions().size()) {
      return List.of(new OccupantLeft(occupant, exit, null, null, Availability.PLAIN));
    }
    List<RoomEvent> events = new ArrayList<>(gone.size());
    Occupant before = occupant;
    for (FullJid client : gone) {
      events.add(new SessionLeft(before, client, exit, Availability.PLAIN));
      before = before.without(client);
    }
    return events;
  }

  /**
   * Decides what an answer means: whoever answers is there, whatever the answer, unless it is an
   * error that says otherwise (0199-4.5-1).
   */
  static Decision answer(RoomView room, Iq answer, FullJid client) {
    Decision bounced = Bounce.decide(room, answer, client);
    return bounced instanceof Decision.Ignore
        ? Decision.accept(new ClientAnswered(client))
        : bounced;
  }
}
