package dev.muc.event;

import dev.muc.model.Actor;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Availability;
import dev.muc.model.Destruction;
import dev.muc.model.Exit;
import dev.muc.model.HistoryEntry;
import dev.muc.model.Invitation;
import dev.muc.model.IqRelay;
import dev.muc.model.JoinRequest;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened in a room. Applying a room's events in order, from its first, gives
 * its state; nothing else changes that state.
 */
public sealed interface RoomEvent {

  /** What has to be stored before anybody is told of it. */
  sealed interface Durable extends RoomEvent {}

  /** What is told but need not outlive the process. */
  sealed interface Transient extends RoomEvent {}

  /**
   * A room came to be (XEP-0045 §10.1).
   *
   * @param creator the account that owns it from now on
   * @param config its first configuration
   * @param at when; a room that stays locked for too long is given up
   */
  record RoomCreated(BareJid creator, RoomConfig config, Instant at) implements Durable {

    /** Returns the same with another configuration. */
    public RoomCreated with(RoomConfig other) {
      return new RoomCreated(creator, other, at);
    }
  }

  /** The owner accepted a first configuration: others may enter now (§10.1.2). */
  record RoomUnlocked(RoomConfig before, RoomConfig after) implements Durable {}

  /** An owner changed how the room is set up (§10.2). */
  record ConfigChanged(RoomConfig before, RoomConfig after) implements Durable {}

  /**
   * The room is gone, and all its occupants with it (§10.9).
   *
   * @param redirectUntil until when its address tells those who want to enter of the other venue;
   *     null if it does not
   */
  record RoomDestroyed(Destruction destruction, @Nullable Instant redirectUntil)
      implements Durable {

    /** A room goes and leaves its address free. */
    public RoomDestroyed(Destruction destruction) {
      this(destruction, null);
    }
  }

  /** The room is gone because nobody is left in it and nobody asked to keep it (§7.14). */
  record RoomClosed() implements Durable {}

  /** An account's affiliation or reserved nick changed, whether or not it is in the room. */
  record AffiliationChanged(AffiliationEntry before, AffiliationEntry after) implements Durable {}

  /**
   * An account entered.
   *
   * @param occupant the newcomer, with its first session
   * @param request what it asked for on the way in
   */
  record OccupantJoined(Occupant occupant, JoinRequest request) implements Durable {

    /** Returns the same with another occupant. */
    public OccupantJoined with(Occupant other) {
      return new OccupantJoined(other, request);
    }
  }

  /**
   * Another client of an occupant entered, or one that was in the room entered again (§7.2.1).
   *
   * @param before the occupant as it was
   * @param session the client
   */
  record SessionJoined(Occupant before, Session session, JoinRequest request) implements Durable {}

  /** A client said something new of its availability (§7.7). */
  record AvailabilityChanged(Occupant before, Session session) implements Durable {}

  /**
   * One of several clients of an occupant left; the others stay.
   *
   * @param leaving what it said when it left
   */
  record SessionLeft(Occupant before, FullJid realJid, Exit exit, Availability leaving)
      implements Durable {}

  /**
   * An occupant took another nick (§7.6).
   *
   * @param assigned whether the service chose it
   */
  record NickChanged(Occupant before, Occupant after, boolean assigned) implements Durable {}

  /**
   * An occupant's role, affiliation or reserved nick changed while it stayed.
   *
   * @param actor who made the change, or null
   */
  record StandingChanged(
      Occupant before, Occupant after, @Nullable Actor actor, @Nullable String reason)
      implements Durable {}

  /**
   * An occupant is out of the room with all its sessions.
   *
   * @param occupant the occupant as it was, with its role, but with the affiliation that it has now
   * @param actor who made it leave, or null
   * @param leaving what it said when it left by itself
   */
  record OccupantLeft(
      Occupant occupant,
      Exit exit,
      @Nullable Actor actor,
      @Nullable String reason,
      Availability leaving)
      implements Durable {}

  /**
   * A message to all was accepted (§7.4).
   *
   * @param message the message as it is reflected, from the occupant JID, without addressee
   * @param sender the real address of its sender
   * @param remembered whether later joiners are shown it
   * @param archiveId its id in the room's archive (XEP-0313), or null if it does not go there
   */
  record MessageAccepted(
      Message message, Instant at, Jid sender, boolean remembered, @Nullable String archiveId)
      implements Durable {

    /** Returns the same with another message. */
    public MessageAccepted with(Message other) {
      return new MessageAccepted(other, at, sender, remembered, archiveId);
    }
  }

  /**
   * The subject was changed or cleared (§8.1).
   *
   * @param sender the real address of the one who did it
   * @param archiveId the id of the change in the room's archive, or null if it does not go there
   */
  record SubjectChanged(Subject subject, Jid sender, @Nullable String archiveId)
      implements Durable {}

  /**
   * The room invited somebody, because an occupant or admin wants it (§7.8.2).
   *
   * @param message the message to the invitee, from the room
   */
  record InvitationSent(Invitation invitation, Message message) implements Durable {}

  /**
   * An invitation came to nothing (§7.8.2): the invitee declined, or it could not be delivered.
   *
   * @param answer the message to the inviter, from the room; an error if it was not delivered
   */
  record InvitationDeclined(Invitation invitation, Message answer) implements Durable {}

  /**
   * A visitor asked for voice (§7.13).
   *
   * @param realJid the client that asked
   * @param form the message with which moderators are asked, from the room
   */
  record VoiceRequested(Occupant visitor, FullJid realJid, Message form) implements Transient {}

  /** A moderator answered a request for voice (§8.6), whatever the answer. */
  record VoiceRequestAnswered(FullJid realJid) implements Transient {}

  /**
   * A request from one occupant to another was passed on (§17.4).
   *
   * @param relay what is needed to bring the answer back
   * @param request the request as it is passed on
   */
  record IqRelayed(IqRelay relay, Iq request) implements Transient {}

  /**
   * A relayed request needs no answer any more.
   *
   * @param answer the answer as it is passed on to the requester, or null if there will be none
   */
  record IqAnswered(IqRelay relay, @Nullable Iq answer) implements Transient {}

  /** The room is what it was at some moment, whatever happened before. */
  record RoomRestored(RoomSnapshot snapshot) implements Durable {}

  /** The messages that newcomers are shown were read from the archive, oldest first. */
  record HistoryRead(List<HistoryEntry> entries) implements Transient {

    public HistoryRead {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Clients of a room in which nothing has happened for long are asked whether they are still there
   * (XEP-0199).
   *
   * @param id the identifier of the request
   */
  record ClientsAsked(List<FullJid> clients, String id) implements Transient {

    public ClientsAsked {
      clients = List.copyOf(clients);
    }
  }

  /** A client that was asked is still there. */
  record ClientAnswered(FullJid client) implements Transient {}
}
