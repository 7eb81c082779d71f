package dev.muc.internal.room;

import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.spi.RoomView;

/** In which form an occupant's presence is shown: at most three, whatever the room's size. */
enum View {
  /** With its real address and with that of whoever changed it. */
  FULL,
  /** Without any real address. */
  ANONYMOUS,
  /** To the occupant itself: with its own real address and status 110. */
  SELF;

  /**
   * Decides what {@code viewer} may see of {@code about}. Whatever is sent of an occupant goes
   * through here, so that a real address can leak in one place only (0045-7.2.4-2, 0045-7.2.4-3).
   */
  static View of(RoomView room, Occupant about, Occupant viewer) {
    if (viewer.address().equals(about.address())) {
      return SELF;
    }
    return ofOthers(room, viewer);
  }

  /** Decides what {@code viewer} may see of everybody but itself. */
  static View ofOthers(RoomView room, Occupant viewer) {
    return seesRealJids(room, viewer) ? FULL : ANONYMOUS;
  }

  /** Returns whether {@code viewer} may see real addresses in this room (§4.2). */
  static boolean seesRealJids(RoomView room, Occupant viewer) {
    return Privilege.OfRole.SEE_REAL_JIDS.heldBy(viewer.role(), room.config());
  }
}
