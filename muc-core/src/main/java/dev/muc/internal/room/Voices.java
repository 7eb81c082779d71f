package dev.muc.internal.room;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.limits.Bound;
import dev.muc.model.Affiliation;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.stanza.BareJid;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who had voice in a moderated room and left: such an account has it again when it comes back
 * (XEP-0045 §5.1, 0045-5.1-6).
 */
final class Voices {
  /*
   * Only accounts without affiliation are here: all others enter with voice anyway. Events about
   * comings, goings and standings say all that there is to know, so none is needed for this.
   */

  private Set<BareJid> accounts = Collections.emptySet(); // Until there is one: saves 72 bytes.

  boolean has(BareJid account) {
    return accounts.contains(account);
  }

  List<BareJid> all() {
    return List.copyOf(accounts);
  }

  /** Puts these in the place of all. */
  void restore(List<BareJid> restored) {
    accounts = restored.isEmpty() ? Collections.emptySet() : new LinkedHashSet<>(restored);
  }

  /** Takes note of an event that has been applied to a room, which is now set up like that. */
  void apply(RoomEvent event, RoomConfig config) {
    if (!config.discussion().moderated()) {
      accounts.clear();
    } else if (event instanceof OccupantLeft left) {
      left(left.occupant(), left.exit());
    } else if (event instanceof StandingChanged changed) {
      if (changed.after().role() == Role.VISITOR) {
        accounts.remove(changed.after().account());
      }
    } else if (event instanceof AffiliationChanged changed) {
      accounts.remove(changed.after().account());
    }
  }

  private void left(Occupant occupant, Exit exit) {
    boolean hadVoice = occupant.role().atLeast(Role.PARTICIPANT);
    accounts.remove(occupant.account());
    if (hadVoice && occupant.affiliation() == Affiliation.NONE && exit.isReturnable()) {
      accounts = accounts.isEmpty() ? new LinkedHashSet<>(2) : accounts;
      accounts.add(occupant.account());
    }
    if (accounts.size() > Bound.VOICES_KEPT.max()) {
      accounts.remove(accounts.iterator().next());
    }
  }
}
