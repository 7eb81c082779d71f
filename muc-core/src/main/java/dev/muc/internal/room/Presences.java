package dev.muc.internal.room;

import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.payload.MucUser;
import dev.muc.payload.MucUser.Item;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import java.util.Collections;
import java.util.List;

/** Presences that answer a question rather than tell of an event. */
public final class Presences {

  private Presences() {}

  /** Returns the presence of {@code about} as {@code viewer} may see it, without status 110. */
  public static Presence current(RoomView room, Occupant about, Occupant viewer) {
    OccupantPresence presence = OccupantPresence.available(about);
    return switch (View.of(room, about, viewer)) {
      case SELF, FULL -> presence.as(View.FULL);
      case ANONYMOUS -> presence.as(View.ANONYMOUS);
    };
  }

  /** Returns the presence of an account that has reserved {@code nick} but is not in the room. */
  public static Presence absent(
      RoomView room, FullJid nick, AffiliationEntry entry, Occupant viewer) {
    Item item =
        new Item(
            entry.affiliation(),
            Role.NONE,
            seesRealJids(room, viewer) ? entry.account() : null,
            entry.nick(),
            null,
            false,
            null);
    return new Presence(
        Presence.Type.UNAVAILABLE,
        nick,
        null,
        null,
        List.of(new MucUser(Collections.emptySet(), item, null).toElement()));
  }

  /** Returns whether {@code viewer} may see real addresses in this room (§4.2). */
  public static boolean seesRealJids(RoomView room, Occupant viewer) {
    return View.seesRealJids(room, viewer);
  }

  /** Returns the element that names an occupant over its nicks and visits (XEP-0421). */
  public static Element occupantId(Occupant occupant) {
    return OccupantPresence.occupantId(occupant.id());
  }
}
