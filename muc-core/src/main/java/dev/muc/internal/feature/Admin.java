package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.CONFLICT;

import dev.muc.event.RoomEvent;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.model.Affiliation;
import dev.muc.model.Role;
import dev.muc.payload.AdminQuery;
import dev.muc.payload.AdminQuery.Change;
import dev.muc.payload.AdminQuery.Invalid;
import dev.muc.payload.AdminQuery.Item;
import dev.muc.payload.AdminQuery.ListAffiliation;
import dev.muc.payload.AdminQuery.ListRole;
import dev.muc.payload.AdminQuery.SetAffiliation;
import dev.muc.payload.AdminQuery.SetRole;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests in the namespace muc#admin: to list, or to change several things at once (§8, §9). */
final class Admin {

  private Admin() {}

  static Decision decide(RoomView room, Iq request, Jid client, Context context) {
    Element query = request.payloads().get(0);
    if (items(query) > context.service().limits().of(Limit.ITEMS_PER_REQUEST)) {
      // Neither read nor shown again: it is to cost less than what is allowed.
      return Excess.of(Limit.ITEMS_PER_REQUEST, context.service().limits());
    }
    Asker asker = Asker.of(room, client);
    AdminQuery asked =
        request.type() == Iq.Type.GET ? AdminQuery.readGet(query) : AdminQuery.readSet(query);
    if (asked instanceof ListRole list) {
      return ListOccupants.decide(room, asker, list.role());
    } else if (asked instanceof ListAffiliation list) {
      return ListAccounts.decide(room, asker, list.affiliation());
    } else if (asked instanceof Change change) {
      return withQuery(changeAll(room, asker, change.items(), request, context), query);
    } else if (asked instanceof Invalid invalid) {
      return withQuery(Decision.refuse(invalid.condition()), query);
    }
    throw new AssertionError("no case for " + asked.getClass());
  }

  private static int items(Element query) {
    int items = 0;
    for (Node node : query.content()) {
      items += node instanceof Element child && child.name().equals("item") ? 1 : 0;
    }
    return items;
  }

  /** All or nothing: the first item that is refused refuses the whole request (0045-9.2-10). */
  private static Decision changeAll(
      RoomView room, Asker asker, List<Item> items, Iq request, Context context) {
    if (items.stream()
        .anyMatch(item -> Excess.isLonger(item.reason(), Limit.REASON_LENGTH, context))) {
      return Excess.of(Limit.REASON_LENGTH, context.service().limits());
    }
    Decision changed = change(room, asker, items, context.texts(request, room), context);
    if (!(changed instanceof Decision.Accept accept)) {
      return changed;
    }
    List<RoomEvent> events = new ArrayList<>(accept.events());
    events.addAll(Invite.newMembers(room, events, asker, request, context));
    return Decision.accept(replyAt(items), events);
  }

  /** Changes roles and affiliations, all of them or none, whoever asks for it. */
  static Decision change(
      RoomView room, Asker asker, List<Item> items, Texts texts, Context context) {
    Plan plan = new Plan(room);
    for (Item item : items) {
      Optional<Decision> refusal =
          item instanceof SetRole set
              ? changeRole(plan, asker, set)
              : ChangeAffiliation.plan(plan, asker, (SetAffiliation) item, context, texts);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (!plan.hasOwner()) {
      // Judged by what is left of the whole request: an owner may hand over in any order.
      return Decision.refuse(CONFLICT.error(), TextKey.ERROR_LAST_OWNER);
    }
    return plan.refuseTooMany(context)
        .orElseGet(() -> Decision.accept(replyAt(items), plan.events()));
  }

  private static Optional<Decision> changeRole(Plan plan, Asker asker, SetRole set) {
    return set.role() == Role.NONE
        ? Kick.plan(plan, asker, set)
        : ChangeRole.plan(plan, asker, set);
  }

  /** Where the sections of the XEP put the result (§8.2, §8.3, §9.1, §9.3). */
  private static ReplyAt replyAt(List<Item> items) {
    if (items.stream().allMatch(item -> item instanceof SetRole r && r.role() == Role.NONE)) {
      return ReplyAt.AFTER_SUBJECT;
    }
    boolean start =
        items.stream()
            .anyMatch(
                item ->
                    item instanceof SetRole
                        || (item instanceof SetAffiliation a
                            && a.affiliation() == Affiliation.OUTCAST));
    return start ? ReplyAt.START : ReplyAt.END;
  }

  /** A refusal shows what was refused (0045-8.4-7). */
  private static Decision withQuery(Decision decision, Element query) {
    return decision instanceof Decision.Refuse refuse ? refuse.withQuery(query) : decision;
  }
}
