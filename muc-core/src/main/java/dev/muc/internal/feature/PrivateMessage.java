package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;

import dev.muc.Delivery;
import dev.muc.internal.room.Presences;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.StanzaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An occupant speaks to one other in private (XEP-0045 §7.5). */
final class PrivateMessage {

  private PrivateMessage() {}

  static Decision decide(RoomView room, Message message, Jid client, FullJid nick) {
    Optional<Occupant> sender = room.occupant(client);
    if (sender.isEmpty()) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NOT_OCCUPANT);
    }
    if (message.type() == Message.Type.GROUPCHAT) {
      return Decision.refuse(BAD_REQUEST); // 0045-7.5-5, 0045-7.5-6.
    }
    Optional<Occupant> recipient = room.occupant(nick.resource());
    if (recipient.isEmpty()) {
      return Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT);
    }
    if (!mayWrite(room, sender.get(), recipient.get())) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_PRIVATE_MESSAGES);
    }
    return Decision.send(relay(room, sender.get(), recipient.get(), message));
  }

  /** Moderators can always write and always be reached (DECISIONS.md, 0045-7.5-2). */
  private static boolean mayWrite(RoomView room, Occupant sender, Occupant recipient) {
    return recipient.role() == Role.MODERATOR
        || Privilege.OfRole.SEND_PRIVATE_MESSAGES.heldBy(sender.role(), room.config());
  }

  /**
   * To all clients of the recipient, marked as coming through a room (0045-7.2.8-7, 0045-7.5-4).
   */
  private static Delivery relay(
      RoomView room, Occupant sender, Occupant recipient, Message message) {
    List<Element> payloads = new ArrayList<>(Forgeries.strip(message.payloads(), room));
    payloads.add(Element.of(Namespaces.MUC_USER, "x"));
    payloads.add(Presences.occupantId(sender));
    Message relayed = message.with(sender.address(), null, payloads);
    List<Jid> clients = new ArrayList<>(recipient.sessions().size());
    for (Session session : recipient.sessions()) {
      clients.add(session.realJid());
    }
    return new Delivery(relayed, clients);
  }
}
