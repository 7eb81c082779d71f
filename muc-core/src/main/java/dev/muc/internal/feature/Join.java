package dev.muc.internal.feature;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.Session;
import dev.muc.payload.MucJoin;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client enters a room (XEP-0045 §7.2), or creates it by being its first occupant (§10.1). */
final class Join {

  private Join() {}

  /**
   * Decides whether {@code client} may enter as {@code nick}, or under the nick that it has to use.
   */
  static Decision decide(
      RoomView room,
      Presence request,
      FullJid client,
      FullJid nick,
      MucJoin join,
      Context context) {
    Verdict<Affiliation> arrival = Review.arrival(room, request, client.bare(), context);
    if (arrival instanceof Verdict.Falls<Affiliation> falls) {
      return falls.decision();
    }
    Affiliation affiliation = ((Verdict.Stands<Affiliation>) arrival).what();
    FullJid given = NickRules.given(room, client.bare(), nick);
    var attempt = new JoinGates.Attempt(room, client, given, join, affiliation, context);
    for (JoinGates.Gate gate : JoinGates.GATES) {
      Optional<Decision> refusal = gate.refuse(attempt);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    Optional<Occupant> holder = attempt.holder();
    return holder.isPresent()
        ? again(room, holder.get(), request, client, nick, join)
        : enter(attempt, request, !given.equals(nick));
  }

  /** One more client of an occupant, or one that lost track of the room (§7.2.1, 0045-17.3-3). */
  static Decision again(
      RoomView room,
      Occupant present,
      Presence request,
      FullJid client,
      FullJid nick,
      MucJoin join) {
    // Another spelling of the same nick, say: the one in use stays, and the client is told so.
    boolean assigned = !present.address().equals(nick);
    Session session = new Session(client, SelfDescription.of(request, present.role(), room));
    return Decision.accept(
        new SessionJoined(
            present, session, new JoinRequest(request.id(), join.history(), assigned)));
  }

  private static Decision enter(JoinGates.Attempt attempt, Presence request, boolean assigned) {
    RoomView room = attempt.room();
    FullJid client = attempt.client();
    Context context = attempt.context();
    List<RoomEvent> events = new ArrayList<>(2);
    var config = room.config();
    if (!room.exists()) {
      config = context.service().roomDefaults();
      events.add(new RoomCreated(client.bare(), config, context.now()));
    } else if (attempt.affiliation() != room.affiliation(client.bare())) {
      AffiliationEntry now = room.entry(client.bare());
      var granted = new AffiliationEntry(now.account(), attempt.affiliation(), null, now.nick());
      events.add(new AffiliationChanged(now, granted)); // A policy knows it better.
    }
    Role role = role(room, client.bare(), attempt.affiliation(), config);
    Occupant newcomer =
        new Occupant(
            attempt.nick(),
            client.bare(),
            role,
            attempt.affiliation(),
            OccupantId.of(context.service().secret(), room.address(), client.bare()),
            List.of(new Session(client, SelfDescription.of(request, role, room))));
    events.add(
        new OccupantJoined(
            newcomer, new JoinRequest(request.id(), attempt.join().history(), assigned)));
    return Decision.accept(ReplyAt.END, events);
  }

  /** That of a newcomer (§5.1.2); or voice again for one who had it (0045-5.1-6). */
  private static Role role(
      RoomView room, BareJid account, Affiliation affiliation, RoomConfig config) {
    Role initial = Role.initial(affiliation, config.discussion().moderated());
    return initial == Role.VISITOR && room.hadVoice(account) ? Role.PARTICIPANT : initial;
  }
}
