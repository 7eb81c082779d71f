package dev.muc.spi;

import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.event.RoomEvent.VoiceRequested;
import dev.muc.model.Affiliation;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;

/**
 * An embedder's say in what happens in rooms: a method for each decision. Each passes unless it is
 * overridden, and is asked about what the rules of XEP-0045 allow already.
 *
 * <p>A method looks and answers; it must not block. It may be asked more than once for one stanza,
 * so whatever has to be counted is counted by an {@link Observer}. Services of one host share their
 * policies: state must bear several threads. What a method throws refuses the stanza with
 * internal-server-error.
 */
public interface Policy {

  /** May the room come to be (§10.1)? Can be altered: its first configuration. */
  default Ruling<RoomCreated> create(Proposal<RoomCreated> proposal) {
    return Ruling.pass();
  }

  /**
   * Which affiliation has an account that comes to the door of a room and is not inside? Asked
   * before the room decides whether it may enter; another one is kept from then on if it may.
   * Without effect on the last owner.
   */
  default Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
    return Ruling.pass();
  }

  /** May an account enter (§7.2)? Can be altered: role, nick, and what its presence says. */
  default Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    return Ruling.pass();
  }

  /** May another client of an occupant enter? Can be altered: what its presence says. */
  default Ruling<SessionJoined> joinAgain(Proposal<SessionJoined> proposal) {
    return Ruling.pass();
  }

  /** May an occupant be called that from now on (§7.6)? Can be altered: the nick. */
  default Ruling<NickChanged> changeNick(Proposal<NickChanged> proposal) {
    return Ruling.pass();
  }

  /** May an occupant say this of its availability (§7.7)? Can be altered: what it says. */
  default Ruling<AvailabilityChanged> changePresence(Proposal<AvailabilityChanged> proposal) {
    return Ruling.pass();
  }

  /** May this be said to all (§7.4)? Can be altered: the message. */
  default Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    return Ruling.pass();
  }

  /** How is a message to all kept? Can be altered: both answers. */
  default Ruling<Keeping> keep(Proposal<Keeping> proposal) {
    return Ruling.pass();
  }

  /** May this be said to one (§7.5)? Can be altered: the message. */
  default Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
    return Ruling.pass();
  }

  /** May this request go from one occupant to another (§17.4)? Can be altered: the request. */
  default Ruling<IqRelayed> relay(Proposal<IqRelayed> proposal) {
    return Ruling.pass();
  }

  /** May the subject be changed (§8.1)? Can be altered: the subject. */
  default Ruling<SubjectChanged> changeSubject(Proposal<SubjectChanged> proposal) {
    return Ruling.pass();
  }

  /** May somebody be invited (§7.8.2)? Can be altered: the message to the invitee. */
  default Ruling<InvitationSent> invite(Proposal<InvitationSent> proposal) {
    return Ruling.pass();
  }

  /** May an invitation be declined (§7.8.2)? Can be altered: the message to the inviter. */
  default Ruling<InvitationDeclined> decline(Proposal<InvitationDeclined> proposal) {
    return Ruling.pass();
  }

  /** May a visitor ask for voice (§7.13)? Can be altered: the message to the moderators. */
  default Ruling<VoiceRequested> requestVoice(Proposal<VoiceRequested> proposal) {
    return Ruling.pass();
  }

  /** May an account get another affiliation, or lose it (§9, §10)? */
  default Ruling<AffiliationChanged> changeAffiliation(Proposal<AffiliationChanged> proposal) {
    return Ruling.pass();
  }

  /** May an account register with the room, or take that back (§7.10)? */
  default Ruling<AffiliationChanged> register(Proposal<AffiliationChanged> proposal) {
    return Ruling.pass();
  }

  /** May an occupant get another role (§8, §9), or that which goes with its new affiliation? */
  default Ruling<StandingChanged> changeStanding(Proposal<StandingChanged> proposal) {
    return Ruling.pass();
  }

  /** May an occupant be taken out of the room: kicked, banned, or as no member (§8.2, §9.1)? */
  default Ruling<OccupantLeft> remove(Proposal<OccupantLeft> proposal) {
    return Ruling.pass();
  }

  /** May a new room be opened with this configuration (§10.1)? Can be altered: that. */
  default Ruling<RoomUnlocked> open(Proposal<RoomUnlocked> proposal) {
    return Ruling.pass();
  }

  /** May the room be set up like this (§10.2)? Can be altered: the configuration. */
  default Ruling<ConfigChanged> configure(Proposal<ConfigChanged> proposal) {
    return Ruling.pass();
  }

  /**
   * May one field of the configuration get these values? Asked for each that changes, before {@link
   * #open} or {@link #configure}. Can be altered: the values to have.
   */
  default Ruling<FieldChange> changeField(Proposal<FieldChange> proposal) {
    return Ruling.pass();
  }

  /** May the room be destroyed (§10.9)? */
  default Ruling<RoomDestroyed> destroy(Proposal<RoomDestroyed> proposal) {
    return Ruling.pass();
  }

  /** May somebody look at what the room is, or who is in it (§6.4, §6.5)? */
  default Ruling<Iq> discover(Proposal<Iq> proposal) {
    return Ruling.pass();
  }

  /** May somebody read what was said earlier (XEP-0313)? */
  default Ruling<Iq> readArchive(Proposal<Iq> proposal) {
    return Ruling.pass();
  }

  /**
   * May somebody find a public room in the list of rooms (§6.3)? A room that is left out still
   * counts in the length of the list.
   *
   * @param room its address; it need not be in memory
   */
  default boolean mayFind(Jid asker, BareJid room) {
    return true;
  }
}
