package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.payload.AdminQuery.SetRole;
import java.util.Optional;

/**
 * Voice is granted or revoked (XEP-0045 §8.3, §8.4), or a moderator made or unmade (§9.6, §9.7).
 */
final class ChangeRole {

  private ChangeRole() {}

  /** Plans another role for the occupant called {@code set.nick()}, or returns why not. */
  static Optional<Decision> plan(Plan plan, Asker asker, SetRole set) {
    boolean assigns = asker.may(Privilege.OfAffiliation.ASSIGN_MODERATORS);
    if (!assigns && !asker.may(Privilege.OfRole.GRANT_VOICE)) {
      return refuse(Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_MODERATOR_ONLY));
    }
    Optional<Occupant> found = plan.occupant(set.nick());
    if (found.isEmpty()) {
      return refuse(Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT));
    }
    Occupant target = found.get();
    Optional<Decision> refusal = refuse(asker, target, set.role());
    if (refusal.isPresent()) {
      return refusal;
    }
    if (set.role() != target.role()) {
      Occupant after = target.with(set.role(), target.affiliation());
      plan.change(after, asker.actor(), set.reason());
    }
    return Optional.empty();
  }

  private static Optional<Decision> refuse(Asker asker, Occupant target, Role wanted) {
    boolean lowered = !wanted.atLeast(target.role());
    if (lowered && isProtected(asker, target)) {
      return refuse(Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_PROTECTED));
    }
    Privilege needed = Privilege.toChange(target.role(), wanted);
    if (asker.may(needed)) {
      return Optional.empty();
    }
    TextKey text =
        needed instanceof Privilege.OfRole
            ? TextKey.ERROR_MODERATOR_ONLY
            : TextKey.ERROR_ADMIN_ONLY;
    return refuse(Decision.refuse(FORBIDDEN.error(), text));
  }

  /**
   * Nobody takes a role from an admin or owner (0045-8.4-5, 0045-9.7-4), nor voice from a member
   * whose affiliation is not below the asker's own (DECISIONS.md, 0045-8.4-4).
   */
  private static boolean isProtected(Asker asker, Occupant target) {
    return target.affiliation().atLeast(Affiliation.ADMIN)
        || (target.affiliation().atLeast(Affiliation.MEMBER)
            && target.affiliation().atLeast(asker.affiliation()));
  }

  private static Optional<Decision> refuse(Decision refusal) {
    return Optional.of(refusal);
  }
}
