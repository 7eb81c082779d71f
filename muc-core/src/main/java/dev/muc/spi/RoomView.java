package dev.muc.spi;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.HistoryEntry;
import dev.muc.model.Invitation;
import dev.muc.model.IqRelay;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Subject;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A room as a reader sees it. Every returned value is immutable; the view itself is live. */
public interface RoomView {

  /** Returns the room's address. */
  BareJid address();

  /** Returns how the room is set up. */
  RoomConfig config();

  /** Returns whether the room exists: it has been created and not been destroyed. */
  boolean exists();

  /** Returns when the room was created; empty if it does not exist. */
  Optional<Instant> createdAt();

  /** Returns the account that created the room; empty if it does not exist. */
  Optional<BareJid> creator();

  /** Returns whether nobody may enter yet, because the creator has not configured the room. */
  boolean locked();

  /** Returns what counts for {@code account}: its own entry, or a ban of its whole domain. */
  Affiliation affiliation(BareJid account);

  /** Returns what is kept of {@code account} itself. */
  AffiliationEntry entry(BareJid account);

  /**
   * Returns what is kept of all accounts of one affiliation, those first of whom it is kept
   * longest.
   */
  List<AffiliationEntry> entries(Affiliation affiliation);

  /** Returns of how many accounts something is kept. */
  int entryCount();

  /** Returns the account for which a nick is reserved, if there is one. */
  Optional<BareJid> reservedFor(String nick);

  /** Returns the occupant of that nick, compared as {@link dev.muc.model.Nickname#key} says. */
  Optional<Occupant> occupant(String nick);

  /** Returns the occupant one of whose clients is at {@code realJid}. */
  Optional<Occupant> occupant(Jid realJid);

  /** Returns the occupants of one account: it may be in the room under several nicks. */
  List<Occupant> occupantsOf(BareJid account);

  /** Returns the occupants in the order in which they entered. */
  Collection<Occupant> occupants();

  /** Returns the last change of the subject; empty if there never was one. */
  Optional<Subject> subject();

  /** Returns the messages that newcomers are shown, oldest first. */
  List<HistoryEntry> history();

  /** Returns all that the room is, in lists of its own; empty if it does not exist. */
  Optional<RoomSnapshot> snapshot();

  /** Returns the invitations of {@code invitee} that have had no answer, the latest last. */
  List<Invitation> invitationsOf(BareJid invitee);

  /** Returns the visitor at {@code realJid} if it has asked for voice and had no answer. */
  Optional<Occupant> voiceRequest(FullJid realJid);

  /** Returns whether a client was asked whether it is still there and has not answered. */
  boolean isAsked(FullJid client);

  /** Returns the requests that were passed on and have had no answer, oldest first. */
  List<IqRelay> relays();

  /** Returns whether {@code account} had voice when it last left this moderated room (§5.1). */
  boolean hadVoice(BareJid account);

  /** Returns the request that was passed on under {@code key}, if it has had no answer. */
  Optional<IqRelay> relay(String key);
}
