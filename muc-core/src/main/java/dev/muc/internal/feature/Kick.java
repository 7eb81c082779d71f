package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.payload.AdminQuery.SetRole;
import java.util.Optional;

/** A moderator removes an occupant (XEP-0045 §8.2). */
final class Kick {

  private Kick() {}

  /** Plans the removal of the occupant called {@code set.nick()}, or returns why not. */
  static Optional<Decision> plan(Plan plan, Asker asker, SetRole set) {
    if (!asker.may(Privilege.OfRole.KICK)) {
      return refuse(Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_MODERATOR_ONLY));
    }
    Optional<Occupant> found = plan.occupant(set.nick());
    if (found.isEmpty()) {
      return refuse(Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT));
    }
    Occupant target = found.get();
    if (target.account().equals(asker.client().bare())) {
      return refuse(Decision.refuse(CONFLICT)); // 0045-8.2-10: to leave is simpler.
    }
    // 0045-8.2-9; and 0045-5.1.3-4: a mere moderator does not remove another.
    boolean isProtected =
        !asker.affiliation().atLeast(target.affiliation())
            || !asker.may(Privilege.toChange(target.role(), Role.NONE));
    if (isProtected) {
      return refuse(Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_PROTECTED));
    }
    plan.remove(target, Exit.KICKED, asker.actor(), set.reason());
    return Optional.empty();
  }

  private static Optional<Decision> refuse(Decision refusal) {
    return Optional.of(refusal);
  }
}
