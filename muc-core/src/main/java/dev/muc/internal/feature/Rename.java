package dev.muc.internal.feature;

import dev.muc.Question;
import dev.muc.RoomOrder;
import dev.muc.Ticket;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.internal.feature.Decision.AcceptInRooms;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.model.Destruction;
import dev.muc.model.HistoryEntry;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Subject;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A room goes on at another address (0045-10.9-4): first it is there, then it ends here, so that
 * whoever follows finds it.
 */
final class Rename {

  private Rename() {}

  static Decision decide(RoomView room, RoomOrder.Rename rename, Context context) {
    RoomSnapshot moved = moved(room, rename.to());
    Destruction destruction =
        new Destruction(rename.to(), room.config().access().password(), rename.reason());
    if (context.service().host().knowsMoreRooms()) {
      return elsewhere(room, new RoomOrder.Adopt(rename.to(), moved), destruction, context);
    }
    if (context.directory().room(rename.to()).isPresent()) {
      return CarryOut.exists();
    }
    RoomEvent ended = Destroy.event(room, destruction, context);
    return new AcceptInRooms(
        List.of(
            new InRoom(rename.to(), List.of(new RoomRestored(moved))),
            new InRoom(room.address(), List.of(ended))),
        null);
  }

  /** Where another service may have the new address, the host passes it on; this room waits. */
  private static Decision elsewhere(
      RoomView room, RoomOrder.Adopt adopt, Destruction destruction, Context context) {
    Question.CarryOut question = new Question.CarryOut(adopt);
    Optional<Ticket.Result> answer = context.answer(question);
    if (answer.isEmpty()) {
      return Decision.ask(question);
    }
    return answer.get() == Ticket.Result.DONE
        ? Decision.accept(Destroy.event(room, destruction, context))
        : CarryOut.exists();
  }

  /** All that the room is, but for its occupants and what waits for an answer. */
  private static RoomSnapshot moved(RoomView room, BareJid to) {
    RoomSnapshot now = room.snapshot().orElseThrow();
    Subject subject = now.subject();
    return new RoomSnapshot(
        now.createdAt(),
        now.creator(),
        now.locked(),
        now.config().with(now.config().profile().withPersistent(true)), // Nobody is in it yet.
        now.affiliations(),
        List.of(),
        room.history().stream().map(entry -> moved(entry, to)).toList(),
        subject == null ? null : new Subject(moved(subject.message(), to), subject.at()),
        List.of(),
        now.voices());
  }

  /** No archive has it at the new address. */
  private static HistoryEntry moved(HistoryEntry entry, BareJid to) {
    return new HistoryEntry(moved(entry.message(), to), entry.at(), entry.sender(), false);
  }

  /** As if it had been said there; without the ids that mean something only here. */
  private static Message moved(Message message, BareJid to) {
    Jid from = message.from() instanceof FullJid occupant ? to.with(occupant.resource()) : to;
    List<Element> payloads = new ArrayList<>(message.payloads());
    payloads.removeIf(
        payload ->
            payload.is(Namespaces.OCCUPANT_ID, "occupant-id")
                || (payload.is(Namespaces.STANZA_ID, "stanza-id") && isBy(payload, message)));
    return message.with(from, null, payloads);
  }

  private static boolean isBy(Element stanzaId, Message message) {
    String room = message.from().bare().toString();
    return stanzaId.attribute("by").filter(room::equals).isPresent();
  }
}
