package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;

import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.payload.AdminQuery.SetAffiliation;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An admin or owner gives an account another affiliation (XEP-0045 §9.1 to §9.5, §10.3 to §10.8).
 */
final class ChangeAffiliation {

  private ChangeAffiliation() {}

  /** Plans another affiliation for an account, or returns why not. */
  static Optional<Decision> plan(
      Plan plan, Asker asker, SetAffiliation set, Context context, Texts texts) {
    if (!asker.may(Privilege.OfAffiliation.EDIT_MEMBERS)) {
      return refuse(Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_ADMIN_ONLY));
    }
    Optional<BareJid> account = account(plan, set);
    if (account.isEmpty()) {
      return refuse(Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_SUCH_OCCUPANT));
    }
    Optional<Decision> refusal = refuse(plan, asker, account.get(), set.affiliation());
    if (refusal.isPresent()) {
      return refusal;
    }
    String nick = set.account() == null ? null : set.nick();
    if (nick != null && !nick.isEmpty() && set.affiliation().atLeast(Affiliation.MEMBER)) {
      Optional<Decision> nickRefusal = reserve(plan, asker, account.get(), nick, context, texts);
      if (nickRefusal.isPresent()) {
        return nickRefusal;
      }
    }
    AffiliationEntry now = plan.entry(account.get());
    AffiliationEntry after =
        new AffiliationEntry(
            account.get(),
            set.affiliation(),
            set.reason(),
            nickAfter(plan.room(), now, set.affiliation(), nick));
    plan.change(after);
    applyToOccupants(plan, account.get(), asker.actor(), set.reason());
    return Optional.empty();
  }

  private static Optional<BareJid> account(Plan plan, SetAffiliation set) {
    if (set.account() != null) {
      return Optional.of(set.account());
    }
    return set.nick() == null ? Optional.empty() : plan.occupant(set.nick()).map(Occupant::account);
  }

  /** Who may make whom what (§5.2.2), and what nobody may do. */
  private static Optional<Decision> refuse(
      Plan plan, Asker asker, BareJid account, Affiliation wanted) {
    if (wanted == Affiliation.OUTCAST && concerns(account, asker.client().bare())) {
      return refuse(Decision.refuse(CONFLICT.error(), TextKey.ERROR_SELF_BAN));
    }
    if (account.local().isEmpty() && wanted.atLeast(Affiliation.MEMBER)) {
      return refuse(Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_DOMAIN));
    }
    Affiliation now = plan.entry(account).affiliation();
    if (asker.may(Privilege.toChange(now, wanted))) {
      return Optional.empty();
    }
    return wanted == Affiliation.OUTCAST
        ? refuse(Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_PROTECTED)) // 0045-9.1-13.
        : refuse(Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_OWNER_ONLY));
  }

  /** Returns whether what is done to {@code account}, or to that whole domain, is done to whom. */
  private static boolean concerns(BareJid account, BareJid whom) {
    return account.equals(whom) || account.equals(whom.domainJid());
  }

  /**
   * Reserves a nick: refused if another account has. Whoever merely uses it has to go, if the asker
   * could kick it, too (0045-8.2-9).
   */
  private static Optional<Decision> reserve(
      Plan plan, Asker asker, BareJid account, String nick, Context context, Texts texts) {
    if (plan.room().address().tryWith(nick).isEmpty()) {
      return refuse(Decision.refuse(JID_MALFORMED));
    }
    Optional<Decision> refusal = NickRules.refuse(nick, context.service());
    if (refusal.isPresent()) {
      return refusal;
    }
    if (plan.reservedFor(nick).filter(holder -> !holder.equals(account)).isPresent()) {
      return refuse(Decision.refuse(CONFLICT.error(), TextKey.ERROR_NICK_RESERVED));
    }
    Optional<Occupant> user = plan.occupant(nick).filter(o -> !o.account().equals(account));
    if (user.isPresent() && !asker.affiliation().atLeast(user.get().affiliation())) {
      // Nobody is removed by way of a nick whom the asker may not remove (0045-8.2-9).
      return refuse(Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_PROTECTED));
    }
    user.ifPresent(o -> plan.remove(o, Exit.KICKED, null, texts.get(TextKey.REASON_NICK_RESERVED)));
    return Optional.empty();
  }

  /** Null leaves a reserved nick, empty gives it free, and so does losing the membership. */
  private static @Nullable String nickAfter(
      RoomView room, AffiliationEntry now, Affiliation wanted, @Nullable String nick) {
    if (!wanted.atLeast(Affiliation.MEMBER)) {
      return null; // 0045-9.1-4.
    }
    if (nick == null) {
      return now.nick();
    }
    return nick.isEmpty() ? null : room.address().with(nick).resource();
  }

  /** Makes the occupants of an account what its planned affiliation makes of them. */
  static void applyToOccupants(
      Plan plan, BareJid account, @Nullable Actor actor, @Nullable String reason) {
    boolean membersOnly = plan.config().access().membersOnly();
    for (Occupant occupant : plan.occupantsOf(account)) {
      Affiliation affiliation = plan.affiliation(occupant.account());
      boolean byDomain = !occupant.account().equals(account);
      if (byDomain && affiliation != Affiliation.OUTCAST) {
        continue; // It has an affiliation of its own, or the ban of its domain ended.
      }
      Occupant gone = occupant.with(Role.NONE, affiliation);
      if (affiliation == Affiliation.OUTCAST) {
        plan.remove(gone, Exit.BANNED, actor, reason);
      } else if (membersOnly && affiliation == Affiliation.NONE) {
        plan.remove(gone, Exit.AFFILIATION_LOST, actor, reason);
      } else {
        Role role = roleAfter(plan, occupant, affiliation);
        plan.change(occupant.with(role, affiliation), actor, reason);
      }
    }
  }

  /**
   * A higher affiliation raises the role, never lowers it (0045-5.1.3-7, 0045-5.1.3-8). Who is no
   * longer admin or owner gets the role of a newcomer of the new affiliation; any other loss leaves
   * the role (0045-5.1.3-9).
   */
  private static Role roleAfter(Plan plan, Occupant occupant, Affiliation affiliation) {
    Role initial = Role.initial(affiliation, plan.config().discussion().moderated());
    boolean dismissed =
        occupant.affiliation().atLeast(Affiliation.ADMIN)
            && !affiliation.atLeast(Affiliation.ADMIN);
    return dismissed || initial.atLeast(occupant.role()) ? initial : occupant.role();
  }

  private static Optional<Decision> refuse(Decision refusal) {
    return Optional.of(refusal);
  }
}
