package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Invitation;
import dev.muc.model.Privilege;
import dev.muc.payload.MediatedInvite;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An occupant has the room invite others (XEP-0045 §7.8.2, §7.9). */
final class Invite {

  private Invite() {}

  /** Decides on all invitations of one message: one that is refused refuses them all. */
  static Decision decide(
      RoomView room, Message message, List<MediatedInvite> invites, Context context) {
    Asker inviter = Asker.of(room, message.from());
    if (room.occupant(message.from()).isEmpty() && !inviter.isAdmin()) {
      return Decision.refuse(
          NOT_ACCEPTABLE.error(StanzaError.Type.CANCEL), TextKey.ERROR_NOT_OCCUPANT);
    }
    if (!mayInvite(room, inviter)) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_INVITE);
    }
    if (invites.size() > context.service().limits().of(Limit.ITEMS_PER_REQUEST)) {
      return Excess.of(Limit.ITEMS_PER_REQUEST, context.service().limits());
    }
    Plan plan = new Plan(room);
    Map<Jid, InvitationSent> sent = new LinkedHashMap<>();
    for (MediatedInvite invite : invites) {
      Jid invitee = invite.to();
      if (invitee == null) {
        return Decision.refuse(JID_MALFORMED);
      }
      Optional<Decision> refusal = refuse(plan, invite, invitee, context);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      admit(plan, invitee.bare());
      sent.putIfAbsent(invitee, send(room, invite, invitee, inviter, message, context));
    }
    List<RoomEvent> events = new ArrayList<>(plan.events());
    events.addAll(sent.values());
    return plan.refuseTooMany(context).orElseGet(() -> Decision.accept(ReplyAt.END, events));
  }

  private static boolean mayInvite(RoomView room, Asker inviter) {
    if (inviter.isAdmin()) {
      return true;
    }
    return room.config().access().membersOnly()
        ? room.config().access().membersMayInvite() // 0045-9.5-18.
        : inviter.may(Privilege.OfRole.INVITE);
  }

  private static Optional<Decision> refuse(
      Plan plan, MediatedInvite invite, Jid invitee, Context context) {
    if (Excess.isLonger(invite.reason().orElse(null), Limit.REASON_LENGTH, context)) {
      return Optional.of(Excess.of(Limit.REASON_LENGTH, context.service().limits()));
    }
    if (invitee.bare().domainJid().equals(context.service().address())) {
      // Rooms and occupants are nobody who could enter (0045-7.8.2-10).
      return Optional.of(Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_INVITEE));
    }
    if (plan.affiliation(invitee.bare()) == Affiliation.OUTCAST) {
      return Optional.of(Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_INVITEE_BANNED));
    }
    return Optional.empty();
  }

  /** Opens a members-only room, and no other, to a stranger (0045-9.5-17, 0045-9.5-19). */
  private static void admit(Plan plan, BareJid invitee) {
    boolean stranger = plan.affiliation(invitee) == Affiliation.NONE;
    // A domain can be banned, and nothing else.
    boolean account = invitee.local().isPresent();
    if (plan.room().config().access().membersOnly() && stranger && account) {
      plan.change(new AffiliationEntry(invitee, Affiliation.MEMBER, null, null));
    }
  }

  /** Returns an invitation for each account that {@code changes} makes a member (0045-9.5-14). */
  static List<RoomEvent> newMembers(
      RoomView room, List<RoomEvent> changes, Asker asker, Iq request, Context context) {
    List<RoomEvent> sent = new ArrayList<>();
    for (RoomEvent change : changes) {
      if (change instanceof AffiliationChanged changed
          && room.config().access().membersOnly()
          && changed.before().affiliation() == Affiliation.NONE
          && changed.after().affiliation() == Affiliation.MEMBER) {
        BareJid member = changed.after().account();
        MediatedInvite invite = MediatedInvite.of(member, changed.after().reason());
        sent.add(send(room, invite, member, asker, request, context));
      }
    }
    return sent;
  }

  private static InvitationSent send(
      RoomView room,
      MediatedInvite invite,
      Jid invitee,
      Asker inviter,
      Stanza request,
      Context context) {
    Jid client = inviter.client();
    Jid shownAs = inviter.occupant() == null ? client.bare() : inviter.occupant().address();
    boolean asked = request instanceof Message;
    String id = asked && request.id() != null ? request.id() : context.ids().next();
    String configured = room.config().access().password();
    String password = configured == null ? invite.password() : configured; // 0045-16.7.2-1.
    boolean old = context.service().compatibility().invitationBody();

    List<Element> payloads = new ArrayList<>();
    payloads.add(invite.toElement(shownAs, password, old));
    if (old) {
      payloads.add(body(room, invite, shownAs, request.lang(), context.texts(request, room)));
      payloads.add(invite.toConference(room.address(), password));
    }
    Message message =
        new Message(Message.Type.NORMAL, room.address(), null, id, request.lang(), payloads);
    return new InvitationSent(new Invitation(client, shownAs, invitee, asked ? id : null), message);
  }

  /** What clients show that know of no invitations; its language is said if it is another. */
  private static Element body(
      RoomView room, MediatedInvite invite, Jid shownAs, @Nullable String lang, Texts texts) {
    String sentence = texts.get(TextKey.INVITATION, shownAs.toString(), room.address().toString());
    String text = invite.reason().map(reason -> sentence + " (" + reason + ")").orElse(sentence);
    String declared = lang == null ? "en" : lang;
    return Element.builder(Stanza.NAMESPACE, "body")
        .lang(declared.equals(texts.lang()) ? null : texts.lang())
        .text(text)
        .build();
  }
}
