package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Affiliation;
import dev.muc.model.Availability;
import dev.muc.model.Exit;
import dev.muc.model.Occupant;
import dev.muc.model.ServiceBans;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What it means to be banned from the whole service (0133-4.11-2). */
public final class ServiceBan {

  private ServiceBan() {}

  /** Returns whether a stanza is refused because of who sent it. Everybody may leave. */
  static boolean concerns(Stanza stanza, Context context) {
    return isBanned(stanza.from(), context.directory().bans(), context.service())
        && !stanza.isError()
        && !(stanza instanceof Iq iq && !iq.isRequest())
        && !(stanza instanceof Presence presence && presence.type() == Presence.Type.UNAVAILABLE);
  }

  /** Service admins never are, not by a ban of their domain either: who would lift it? */
  private static boolean isBanned(Jid address, ServiceBans bans, ServiceConfig service) {
    return bans.include(address) && !service.admins().contains(address.bare());
  }

  static Decision refuse() {
    return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_SERVICE_BANNED);
  }

  /** Takes whoever is banned out of rooms. */
  public static List<InRoom> expel(
      Collection<? extends RoomView> rooms, ServiceBans bans, ServiceConfig service) {
    List<InRoom> all = new ArrayList<>();
    for (RoomView room : rooms) {
      InRoom expelled = expel(room, bans, service);
      if (!expelled.events().isEmpty()) {
        all.add(expelled);
      }
    }
    return all;
  }

  /** Takes whoever is banned out of a room, as a ban from it does (XEP-0045 §9.1). */
  private static InRoom expel(RoomView room, ServiceBans bans, ServiceConfig service) {
    String reason = Texts.in(room.config().profile().lang()).get(TextKey.REASON_SERVICE_BANNED);
    List<RoomEvent> events = new ArrayList<>();
    for (Occupant occupant : room.occupants()) {
      if (isBanned(occupant.account(), bans, service)) {
        Occupant gone = occupant.with(occupant.role(), Affiliation.OUTCAST);
        events.add(new OccupantLeft(gone, Exit.BANNED, null, reason, Availability.PLAIN));
      }
    }
    return new InRoom(room.address(), events);
  }
}
