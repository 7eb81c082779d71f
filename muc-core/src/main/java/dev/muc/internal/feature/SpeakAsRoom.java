package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;

import dev.muc.Delivery;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Occupant;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The room itself speaks, because the host wants it to. */
final class SpeakAsRoom {

  private SpeakAsRoom() {}

  /** To all, as an occupant speaks: kept for newcomers and in the archive. */
  static Decision toAll(RoomView room, List<Element> payloads, Context context) {
    String id = context.ids().next();
    Message said = message(room, payloads, id);
    return Decision.accept(
        new MessageAccepted(
            said,
            context.now(),
            room.address(),
            GroupMessage.isRemembered(said),
            GroupMessage.isArchived(said) && ArchiveAccess.isOffered(room, context) ? id : null));
  }

  static Decision subject(RoomView room, String text, Context context) {
    String id = context.ids().next();
    Message said = message(room, List.of(Element.ofText(Stanza.NAMESPACE, "subject", text)), id);
    return Decision.accept(
        new SubjectChanged(
            new Subject(said, context.now()),
            room.address(),
            ArchiveAccess.isOffered(room, context) ? id : null));
  }

  private static Message message(RoomView room, List<Element> payloads, String id) {
    List<Element> all = new ArrayList<>(payloads);
    all.add(GroupMessage.stanzaId(id, room));
    return new Message(Message.Type.GROUPCHAT, room.address(), null, id, all);
  }

  /** To one occupant, with all its clients. */
  static Decision toOne(RoomView room, String nick, List<Element> payloads, Context context) {
    Optional<Occupant> occupant = room.occupant(nick);
    if (occupant.isEmpty()) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT);
    }
    List<Jid> clients = new ArrayList<>();
    for (Session session : occupant.get().sessions()) {
      clients.add(session.realJid());
    }
    String id = context.ids().next();
    Message said = new Message(Message.Type.NORMAL, room.address(), null, id, payloads);
    return Decision.send(new Delivery(said, clients));
  }
}
