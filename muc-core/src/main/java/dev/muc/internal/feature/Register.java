package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;
import static dev.muc.stanza.StanzaError.Condition.NOT_ACCEPTABLE;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.stanza.StanzaError.Condition.REGISTRATION_REQUIRED;

import dev.muc.Question.CountReservations;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account registers with a room: it becomes a member and reserves a nick (XEP-0045 §7.10). */
final class Register {
  private static final String ROOM_NICK = "muc#register_roomnick";

  private Register() {}

  static Decision decide(RoomView room, Iq request, Jid client, Context context) {
    BareJid account = client.bare();
    Affiliation affiliation = room.affiliation(account);
    if (affiliation == Affiliation.OUTCAST) {
      return Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_BANNED);
    }
    Element query = request.payloads().get(0);
    if (request.type() == Iq.Type.SET && query.child("remove").isPresent()) {
      return remove(room, account, query, context);
    }
    if (affiliation == Affiliation.NONE && !room.config().access().openRegistration()) {
      // DECISIONS.md, 0045-7.10-5.
      return Decision.refuse(REGISTRATION_REQUIRED.error(), TextKey.ERROR_REGISTRATION_CLOSED);
    }
    return request.type() == Iq.Type.GET
        ? show(room, request, context)
        : submit(room, client, query, context);
  }

  /** Shows the nick of one who has registered, and the form to everybody else. */
  private static Decision show(RoomView room, Iq request, Context context) {
    AffiliationEntry entry = room.entry(request.from().bare());
    Texts texts = context.texts(request, room);
    var query = Element.builder(Namespaces.REGISTER, "query");
    if (entry.nick() != null) {
      query.child(Element.of(Namespaces.REGISTER, "registered"));
      return Decision.reply(query.textChild("username", entry.nick()).build());
    }
    String label = texts.get(TextKey.FIELD_NICKNAME);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(ROOM_NICK, "text-single", label, List.of(), List.of(), true));
    fields.addAll(OwnFields.ofRegistration(context).show(room, request.from(), texts));
    DataForm form = DataForm.of("form", Namespaces.MUC_REGISTER, fields);
    return Decision.reply(query.child(form.toElement()).build());
  }

  private static Decision submit(RoomView room, Jid client, Element query, Context context) {
    Optional<DataForm> form = DataForm.in(query);
    String type = form.map(DataForm::type).orElse("");
    if (type.equals("cancel")) {
      return Decision.reply(null); // The form was put away; nothing was asked for.
    }
    if (!type.equals("submit") || !form.get().isOfType(Namespaces.MUC_REGISTER)) {
      return Decision.refuse(BAD_REQUEST);
    }
    String nick = form.get().value(ROOM_NICK).orElse("");
    if (nick.isEmpty()) {
      return Decision.refuse(NOT_ACCEPTABLE.error(), TextKey.ERROR_FORM_FIELD, ROOM_NICK);
    }
    String wrong = OwnFields.ofRegistration(context).check(room, form.get(), client);
    if (wrong != null) {
      return Decision.refuse(NOT_ACCEPTABLE.error(), TextKey.ERROR_FORM_FIELD, wrong);
    }
    Optional<FullJid> address = room.address().tryWith(nick);
    return address.isEmpty()
        ? Decision.refuse(JID_MALFORMED)
        : reserve(room, client.bare(), address.get().resource(), context);
  }

  /**
   * Reserves a nick. It becomes a name of the account, but that of its occupant only in a room
   * where people use the nicks that they registered (DECISIONS.md, 0045-7.10-18).
   */
  private static Decision reserve(RoomView room, BareJid account, String nick, Context context) {
    Optional<Decision> refusal = NickRules.refuse(nick, context.service());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (NickRules.isReservedForAnother(room, nick, account)) {
      return Decision.refuse(CONFLICT.error(), TextKey.ERROR_NICK_RESERVED);
    }
    Optional<Occupant> holder = room.occupant(nick);
    if (holder.isPresent() && !holder.get().account().equals(account)) {
      return Decision.refuse(CONFLICT.error(), TextKey.ERROR_NICK_TAKEN);
    }
    AffiliationEntry now = room.entry(account);
    int max = context.service().limits().of(Limit.RESERVATIONS_PER_ACCOUNT);
    if (now.nick() == null) {
      CountReservations question = new CountReservations(account);
      Optional<Integer> reserved = context.answer(question);
      if (reserved.isEmpty()) {
        return Decision.ask(question);
      }
      if (reserved.get() >= max) {
        return Excess.of(Limit.RESERVATIONS_PER_ACCOUNT, context.service().limits());
      }
    }
    return now.affiliation() == Affiliation.NONE
        ? change(room, new AffiliationEntry(account, Affiliation.MEMBER, null, nick), context)
        : change(room, now.withNick(nick), context);
  }

  /**
   * Takes back a registration. A membership goes with it, whoever gave it; admins and owners stay
   * what they are and give their nick free (DECISIONS.md, 0077-3.2-1).
   */
  private static Decision remove(RoomView room, BareJid account, Element query, Context context) {
    if (query.children().size() != 1) {
      return Decision.refuse(BAD_REQUEST);
    }
    AffiliationEntry now = room.entry(account);
    if (now.affiliation() == Affiliation.MEMBER) {
      return change(room, AffiliationEntry.none(account), context);
    }
    return now.nick() == null
        ? Decision.refuse(REGISTRATION_REQUIRED.error(), TextKey.ERROR_NOT_REGISTERED)
        : change(room, now.withNick(null), context);
  }

  private static Decision change(RoomView room, AffiliationEntry after, Context context) {
    Plan plan = new Plan(room);
    if (!after.equals(plan.entry(after.account()))) {
      plan.change(after);
      ChangeAffiliation.applyToOccupants(plan, after.account(), null, null);
    }
    Optional<Decision> tooMany = plan.refuseTooMany(context);
    if (tooMany.isPresent()) {
      return tooMany.get();
    }
    List<RoomEvent> events = new ArrayList<>(plan.events());
    renamed(plan, after.account()).ifPresent(events::add);
    return Decision.accept(Decision.ReplyAt.END, events);
  }

  /** Who is in the room under another nick than it may use from now on gets that one at once. */
  private static Optional<NickChanged> renamed(Plan plan, BareJid account) {
    String nick = plan.entry(account).nick();
    if (nick == null || !plan.config().access().registeredNicksOnly()) {
      return Optional.empty();
    }
    FullJid address = plan.room().address().with(nick);
    // Of several nicks of the account, that which is only spelled otherwise; else the first.
    return plan.occupant(nick)
        .or(() -> plan.occupantsOf(account).stream().findFirst())
        .filter(occupant -> !occupant.address().equals(address))
        .map(occupant -> new NickChanged(occupant, occupant.withAddress(address), true));
  }
}
