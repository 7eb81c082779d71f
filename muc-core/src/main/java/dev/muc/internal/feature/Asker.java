package dev.muc.internal.feature;

import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Jid;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks a room for something, from inside or outside.
 *
 * @param client the address that the request came from
 * @param occupant the asker in the room, or null for one who is not in it
 * @param role the highest role that its account has there, whichever of its clients asks: rights
 *     belong to the bare address (0045-8-2)
 * @param affiliation its affiliation
 * @param config how the room is set up
 */
record Asker(
    Jid client,
    @Nullable Occupant occupant,
    Role role,
    Affiliation affiliation,
    RoomConfig config) {

  static Asker of(RoomView room, Jid client) {
    List<Occupant> own = room.occupantsOf(client.bare());
    Optional<Occupant> here = room.occupant(client).or(() -> own.stream().findFirst());
    Role highest =
        own.stream().map(Occupant::role).max(Comparator.naturalOrder()).orElse(Role.NONE);
    return new Asker(
        client, here.orElse(null), highest, room.affiliation(client.bare()), room.config());
  }

  /** The host: it may all that an owner may, and is not named to anybody. */
  static Asker host(RoomView room) {
    return new Asker(
        room.address().domainJid(), null, Role.MODERATOR, Affiliation.OWNER, room.config());
  }

  boolean may(Privilege privilege) {
    if (privilege instanceof Privilege.OfRole ofRole) {
      return ofRole.heldBy(role, config);
    } else if (privilege instanceof Privilege.OfAffiliation ofAffiliation) {
      return ofAffiliation.heldBy(affiliation, config);
    }
    throw new AssertionError("no case for " + privilege.getClass());
  }

  boolean isAdmin() {
    return affiliation.atLeast(Affiliation.ADMIN);
  }

  /** Returns who is named as the one who did it; null for nobody. */
  @Nullable Actor actor() {
    return client.bare().isDomain()
        ? null
        : new Actor(client, occupant == null ? null : occupant.nick());
  }
}
