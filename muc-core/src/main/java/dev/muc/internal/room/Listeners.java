package dev.muc.internal.room;

import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.model.Nickname;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those without voice that entered a room of so many that their presence is not sent. */
final class Listeners {
  /*
   * Who was shown has to be seen to leave, so it is not the size of the room that counts, but what
   * it was when somebody entered or lost its voice. A restart adds occupants in their order, which
   * may show some more, and nobody less: their places only move forward.
   *
   * The comparison forms of nicks. Most rooms have none: one empty set is shared.
   */
  private final int shownMax;
  private Set<String> unseen = Collections.emptySet();
  private @Nullable String lastLeft; // Was unseen, and is told of after it is gone.

  Listeners(Limits limits) {
    shownMax = limits.of(Limit.LISTENERS_SHOWN);
  }

  void entered(Occupant occupant, int occupants) {
    lastLeft = null;
    if (occupant.role() == Role.VISITOR && occupants > shownMax) {
      unseen = unseen.isEmpty() ? new HashSet<>() : unseen;
      unseen.add(Nickname.key(occupant.nick()));
    }
  }

  void left(Occupant occupant) {
    String nick = Nickname.key(occupant.nick());
    lastLeft = unseen.remove(nick) ? nick : null;
  }

  void changed(Occupant before, Occupant after, int occupants) {
    boolean wasUnseen = isUnseen(before);
    if (before.role() == after.role() && !wasUnseen) {
      return;
    }
    unseen.remove(Nickname.key(before.nick()));
    if (wasUnseen && after.role() == Role.VISITOR) {
      unseen.add(Nickname.key(after.nick()));
    } else if (before.role() != after.role()) {
      entered(after, occupants);
    }
  }

  boolean isUnseen(Occupant occupant) {
    if (occupant.role() != Role.VISITOR || (unseen.isEmpty() && lastLeft == null)) {
      return false;
    }
    String nick = Nickname.key(occupant.nick());
    return unseen.contains(nick) || nick.equals(lastLeft);
  }

  void clear() {
    unseen = Collections.emptySet();
  }
}
