package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.internal.room.Presences;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.util.List;

/** An occupant speaks to all (XEP-0045 §7.4). */
final class GroupMessage {

  private GroupMessage() {}

  /** Decides whether {@code sender}, one of whose clients is {@code client}, may say this. */
  static Decision decide(
      RoomView room, Occupant sender, Message message, Jid client, Context context) {
    if (!Privilege.OfRole.SPEAK.heldBy(sender.role(), room.config())) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_NO_VOICE);
    }
    String id = context.ids().next();
    Message reflected = reflect(room, sender, message, id);
    boolean archived = isArchived(message) && ArchiveAccess.isOffered(room, context);
    return Decision.accept(
        new MessageAccepted(
            reflected, context.now(), client, isRemembered(message), archived ? id : null));
  }

  /**
   * Returns the message as all see it: from the occupant JID, with its own id (0045-7.4-6) and
   * payload, the room's stanza-id and the sender's occupant-id.
   */
  static Message reflect(RoomView room, Occupant sender, Message message, String id) {
    List<Element> kept = Forgeries.strip(message.payloads(), room);
    Element[] payloads = kept.toArray(new Element[kept.size() + 2]);
    payloads[kept.size()] = stanzaId(id, room);
    payloads[kept.size() + 1] = Presences.occupantId(sender);
    return new Message(
        Message.Type.GROUPCHAT,
        sender.address(),
        null,
        message.id() == null ? id : message.id(),
        message.lang(),
        List.of(payloads));
  }

  /** Returns the id that the room gives to a message (XEP-0359). */
  static Element stanzaId(String id, RoomView room) {
    // In each message; a builder would allocate 160 bytes more.
    return new Element(
        Namespaces.STANZA_ID,
        "stanza-id",
        List.of(new Attribute("id", id), new Attribute("by", room.address().toString())),
        List.of());
  }

  /** 0313-6.1.2-1: all that has a body, unless the sender asks for something else (XEP-0334). */
  static boolean isArchived(Message message) {
    boolean wanted =
        message.payload(Stanza.NAMESPACE, "body").isPresent()
            || message.payload(Namespaces.HINTS, "store").isPresent();
    return wanted && mayBeArchived(message);
  }

  /** Returns whether its sender lets a message go into the archive (0334-4.1-1, 0334-4.2-1). */
  static boolean mayBeArchived(Message message) {
    return message.payload(Namespaces.HINTS, "no-store").isEmpty()
        && message.payload(Namespaces.HINTS, "no-permanent-store").isEmpty();
  }

  /** History holds what was said: not signals such as typing, nor what asks not to be kept. */
  static boolean isRemembered(Message message) {
    return message.payload(Stanza.NAMESPACE, "body").isPresent()
        && message.payload(Namespaces.HINTS, "no-store").isEmpty();
  }
}
