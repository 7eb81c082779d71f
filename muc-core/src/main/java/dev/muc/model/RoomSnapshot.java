package dev.muc.model;

import dev.muc.stanza.BareJid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a room is at one moment, but for what only its archive and the process hold.
 *
 * @param createdAt when it was created
 * @param creator the account that created it
 * @param locked whether its creator has yet to configure it
 * @param config how it is set up
 * @param affiliations what is kept of accounts, the longest kept first
 * @param occupants who is in it, in the order in which they entered
 * @param history the messages that newcomers are shown, oldest first, without those in the archive
 * @param subject the last change of the subject; null if there never was one
 * @param invitations the invitations that have had no answer, the latest last
 * @param voices the accounts that had voice when they left (§5.1)
 */
public record RoomSnapshot(
    Instant createdAt,
    BareJid creator,
    boolean locked,
    RoomConfig config,
    List<AffiliationEntry> affiliations,
    List<Occupant> occupants,
    List<HistoryEntry> history,
    @Nullable Subject subject,
    List<Invitation> invitations,
    List<BareJid> voices) {

  public RoomSnapshot {
    affiliations = List.copyOf(affiliations);
    occupants = List.copyOf(occupants);
    history = List.copyOf(history);
    invitations = List.copyOf(invitations);
    voices = List.copyOf(voices);
  }
}
