package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;

import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.model.Invitation;
import dev.muc.payload.MediatedDecline;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.List;
import java.util.Optional;

/** Somebody who was invited says no, from outside the room too (XEP-0045 §7.8.2). */
final class Decline {

  private Decline() {}

  /**
   * Decides whether that is the answer to an invitation.
   *
   * <p>It is not refused if it is none: whoever is invited by an occupant JID could otherwise find
   * out by trial whose it is (DECISIONS.md, 0045-7.8.2-13).
   */
  static Decision decide(RoomView room, Message message, MediatedDecline decline, Context context) {
    Jid inviter = decline.to();
    if (inviter == null) {
      return Decision.refuse(JID_MALFORMED);
    }
    Jid invitee = message.from().bare();
    Optional<Invitation> invitation = find(room.invitationsOf(invitee.bare()), inviter);
    if (invitation.isEmpty()) {
      return Decision.ignore();
    }
    String id = message.id() == null ? context.ids().next() : message.id();
    Message passedOn =
        new Message(
            Message.Type.NORMAL,
            room.address(),
            null,
            id,
            message.lang(),
            List.of(decline.toElement(invitee)));
    return Decision.accept(new InvitationDeclined(invitation.get(), passedOn));
  }

  /** By the address that the invitation showed, or by a real one. */
  private static Optional<Invitation> find(List<Invitation> invitations, Jid inviter) {
    return invitations.stream()
        .filter(
            invitation ->
                invitation.shownAs().equals(inviter)
                    || invitation.inviter().bare().equals(inviter.bare()))
        .reduce((earlier, later) -> later);
  }
}
