package dev.muc.policies;

import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.RoomView;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A room with a door: strangers who want to enter knock, and moderators hear of it. Who is made a
 * member, with any client, is let in the next time.
 */
public final class Lobby implements Policy {
  private final Set<BareJid> rooms;

  /**
   * @param rooms the rooms that have a door
   */
  public Lobby(Set<BareJid> rooms) {
    this.rooms = Set.copyOf(rooms);
  }

  @Override
  public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    RoomView room = proposal.room();
    boolean open = !rooms.contains(room.address()) || !room.exists();
    return open || proposal.affiliation().atLeast(Affiliation.MEMBER)
        ? Ruling.pass()
        : Ruling.refuse(
            Condition.REGISTRATION_REQUIRED
                .error()
                .text("You have knocked. Come again when you have been let in", "en"),
            knocks(room, proposal.what().occupant()));
  }

  private static List<Message> knocks(RoomView room, Occupant stranger) {
    String text =
        "%s knocks, as \"%s\". Make this account a member to let it in"
            .formatted(stranger.account(), stranger.nick());
    List<Message> knocks = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      if (occupant.role() == Role.MODERATOR) {
        for (Session session : occupant.sessions()) {
          knocks.add(notice(room.address(), session.realJid(), text));
        }
      }
    }
    return knocks;
  }

  private static Message notice(BareJid room, FullJid to, String text) {
    Element body = Element.ofText(Stanza.NAMESPACE, "body", text);
    return new Message(Message.Type.GROUPCHAT, room, to, null, List.of(body));
  }
}
