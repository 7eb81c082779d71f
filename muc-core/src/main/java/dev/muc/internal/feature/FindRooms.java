package dev.muc.internal.feature;

import dev.muc.Question.ListRooms;
import dev.muc.internal.feature.Listing.Entry;
import dev.muc.limits.Bound;
import dev.muc.limits.Limit;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.spi.Policy;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.List;
import java.util.Optional;

/**
 * Somebody looks for public rooms (0045-6.3-1, 0045-6.3-2); one that is not open yet, or that
 * policies hide, is nobody else's business.
 */
final class FindRooms {

  private FindRooms() {}

  /** Answers with the part of the list that is wanted. */
  static Decision decide(Element query, PageRequest wanted, Jid asker, Context context) {
    int max = context.service().limits().of(Limit.PAGE);
    List<Policy> policies = context.service().extensions().policies();
    PageRequest next = wanted;
    for (int pages = 1; ; pages++) {
      var question = new ListRooms(RoomQuery.listed(next, max));
      Optional<Page<RoomSummary>> answer = context.answer(question);
      if (answer.isEmpty()) {
        return Decision.askMeanwhile(List.of(question));
      }
      Page<RoomSummary> page = answer.get();
      Page<RoomSummary> found =
          policies.isEmpty() ? page : page.only(room -> mayFind(policies, asker, room));
      boolean hidden = found.entries().isEmpty() && !page.entries().isEmpty();
      if (!hidden || pages == Bound.HIDDEN_PAGES.max()) {
        return Listing.answer(query, found.map(FindRooms::entry));
      }
      next = following(wanted, page.entries());
    }
  }

  private static boolean mayFind(List<Policy> policies, Jid asker, RoomSummary room) {
    for (Policy policy : policies) {
      try {
        if (!policy.mayFind(asker, room.address())) {
          return false;
        }
      } catch (RuntimeException thrown) {
        throw new PolicyFailure(policy, thrown);
      }
    }
    return true;
  }

  /** A page of hidden rooms only would look like the end of the list. */
  private static PageRequest following(PageRequest wanted, List<RoomSummary> hidden) {
    return wanted.before() == null
        ? new PageRequest(wanted.max(), hidden.get(hidden.size() - 1).id(), null, null)
        : new PageRequest(wanted.max(), null, hidden.get(0).id(), null);
  }

  private static Entry entry(RoomSummary room) {
    return new Entry(room.address(), room.name());
  }
}
