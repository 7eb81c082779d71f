package dev.muc.policy;

import static dev.muc.stanza.StanzaError.Condition.POLICY_VIOLATION;
import static dev.muc.testing.Rooms.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.muc.spi.FieldChange;
import dev.muc.spi.Keeping;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.Iq;
import java.util.ArrayList;
import java.util.List;

/** Says the same to every proposal, and remembers what it was asked. */
final class Censor implements Policy {
  final List<String> asked = new ArrayList<>();
  private boolean refuses;

  /** Refuses from now on whatever it is asked. */
  void refuse() {
    asked.clear();
    refuses = true;
  }

  private <T> Ruling<T> say(String decision, Proposal<T> proposal) {
    assertThat(proposal.room().address()).hasToString(ROOM);
    asked.add(decision);
    return refuses ? Ruling.refuse(POLICY_VIOLATION, "No.") : Ruling.pass();
  }

  @Override
  public Ruling<RoomCreated> create(Proposal<RoomCreated> proposal) {
    return say("create", proposal);
  }

  @Override
  public Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
    return say("arrive", proposal);
  }

  @Override
  public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    return say("join", proposal);
  }

  @Override
  public Ruling<SessionJoined> joinAgain(Proposal<SessionJoined> proposal) {
    return say("joinAgain", proposal);
  }

  @Override
  public Ruling<NickChanged> changeNick(Proposal<NickChanged> proposal) {
    return say("changeNick", proposal);
  }

  @Override
  public Ruling<AvailabilityChanged> changePresence(Proposal<AvailabilityChanged> proposal) {
    return say("changePresence", proposal);
  }

  @Override
  public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    return say("message", proposal);
  }

  @Override
  public Ruling<Keeping> keep(Proposal<Keeping> proposal) {
    return say("keep", proposal);
  }

  @Override
  public Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
    return say("privateMessage", proposal);
  }

  @Override
  public Ruling<IqRelayed> relay(Proposal<IqRelayed> proposal) {
    return say("relay", proposal);
  }

  @Override
  public Ruling<SubjectChanged> changeSubject(Proposal<SubjectChanged> proposal) {
    return say("changeSubject", proposal);
  }

  @Override
  public Ruling<InvitationSent> invite(Proposal<InvitationSent> proposal) {
    return say("invite", proposal);
  }

  @Override
  public Ruling<InvitationDeclined> decline(Proposal<InvitationDeclined> proposal) {
    return say("decline", proposal);
  }

  @Override
  public Ruling<VoiceRequested> requestVoice(Proposal<VoiceRequested> proposal) {
    return say("requestVoice", proposal);
  }

  @Override
  public Ruling<AffiliationChanged> changeAffiliation(Proposal<AffiliationChanged> proposal) {
    return say("changeAffiliation", proposal);
  }

  @Override
  public Ruling<AffiliationChanged> register(Proposal<AffiliationChanged> proposal) {
    return say("register", proposal);
  }

  @Override
  public Ruling<StandingChanged> changeStanding(Proposal<StandingChanged> proposal) {
    return say("changeStanding", proposal);
  }

  @Override
  public Ruling<OccupantLeft> remove(Proposal<OccupantLeft> proposal) {
    return say("remove", proposal);
  }

  @Override
  public Ruling<RoomUnlocked> open(Proposal<RoomUnlocked> proposal) {
    return say("open", proposal);
  }

  @Override
  public Ruling<ConfigChanged> configure(Proposal<ConfigChanged> proposal) {
    return say("configure", proposal);
  }

  @Override
  public Ruling<FieldChange> changeField(Proposal<FieldChange> proposal) {
    return say("changeField " + proposal.what().var(), proposal);
  }

  @Override
  public Ruling<RoomDestroyed> destroy(Proposal<RoomDestroyed> proposal) {
    return say("destroy", proposal);
  }

  @Override
  public Ruling<Iq> discover(Proposal<Iq> proposal) {
    return say("discover", proposal);
  }

  @Override
  public Ruling<Iq> readArchive(Proposal<Iq> proposal) {
    return say("readArchive", proposal);
  }
}
