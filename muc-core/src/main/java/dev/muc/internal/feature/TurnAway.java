package dev.muc.internal.feature;

import dev.muc.Delivery;
import dev.muc.model.Role;
import dev.muc.model.StatusCode;
import dev.muc.payload.MucUser;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import java.util.EnumSet;
import java.util.List;

/**
 * A client speaks as if it were in the room, but is not: it is told so, and can enter again
 * (XEP-0045 §7.2.18).
 */
final class TurnAway {

  private TurnAway() {}

  static Decision decide(RoomView room, FullJid client, FullJid claimed) {
    var codes = EnumSet.of(StatusCode.SELF_PRESENCE, StatusCode.KICKED, StatusCode.TECHNICAL_ERROR);
    var item = MucUser.Item.of(room.affiliation(client.bare()), Role.NONE, client);
    Presence kick =
        new Presence(
            Presence.Type.UNAVAILABLE,
            claimed,
            null,
            null,
            List.of(MucUser.of(codes, item).toElement()));
    return Decision.send(new Delivery(kick, client));
  }
}
