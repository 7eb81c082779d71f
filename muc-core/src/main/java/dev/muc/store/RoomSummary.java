package dev.muc.store;

import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import java.time.Instant;
import java.util.Optional;

/**
 * What lists show of a room, so that listing a million rooms reads none of them.
 *
 * @param address its address
 * @param name its natural-language name, empty for none
 * @param listed whether discovery shows it: it is public and its creator has opened it
 * @param persistent whether it stays when the last occupant leaves
 * @param occupants how many occupants are in it
 * @param creator the account that created it
 * @param createdAt when
 */
public record RoomSummary(
    BareJid address,
    String name,
    boolean listed,
    boolean persistent,
    int occupants,
    BareJid creator,
    Instant createdAt) {

  /** Returns what lists show of a room; empty if it does not exist. */
  public static Optional<RoomSummary> of(RoomView room) {
    if (room.creator().isEmpty() || room.createdAt().isEmpty()) {
      return Optional.empty();
    }
    var profile = room.config().profile();
    return Optional.of(
        new RoomSummary(
            room.address(),
            profile.name(),
            profile.listed() && !room.locked(),
            profile.persistent(),
            room.occupants().size(),
            room.creator().get(),
            room.createdAt().get()));
  }

  /** Returns what a list is sorted by: the address as text. */
  public String id() {
    return address.toString();
  }
}
