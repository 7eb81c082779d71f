package dev.muc.internal.feature;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ClientAnswered;
import dev.muc.event.RoomEvent.ClientsAsked;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.HistoryRead;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.event.RoomEvent.VoiceRequestAnswered;
import dev.muc.event.RoomEvent.VoiceRequested;
import dev.muc.model.Affiliation;
import dev.muc.spi.FieldChange;
import dev.muc.spi.Keeping;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.Iq;
import java.util.List;
import java.util.Optional;

/**
 * A kind of decision that policies have a say in: the table of all of them.
 *
 * @param type what is proposed
 * @param rule the policy's method for it
 * @param mend checks what a policy wants in its place
 * @param holdsRoom whether other stanzas wait while the host is asked about it
 */
record ProposalKind<T>(Class<T> type, Rule<T> rule, Alterations.Mend<T> mend, boolean holdsRoom) {

  /** The method of a policy for one kind of decision. */
  @FunctionalInterface
  interface Rule<T> {
    Ruling<T> apply(Policy policy, Proposal<T> proposal);
  }

  static final ProposalKind<Affiliation> ARRIVAL =
      new ProposalKind<>(Affiliation.class, Policy::arrive, (before, after, room) -> after, true);
  static final ProposalKind<PrivateMessage> PRIVATE_MESSAGE =
      new ProposalKind<>(
          PrivateMessage.class, Policy::privateMessage, Alterations::privateMessage, true);
  static final ProposalKind<Keeping> KEEPING =
      new ProposalKind<>(Keeping.class, Policy::keep, Alterations::keeping, true);
  static final ProposalKind<FieldChange> FIELD =
      new ProposalKind<>(FieldChange.class, Policy::changeField, Alterations::field, true);
  static final ProposalKind<Iq> DISCOVERY =
      new ProposalKind<>(Iq.class, Policy::discover, Alterations::none, false);
  static final ProposalKind<Iq> ARCHIVE =
      new ProposalKind<>(Iq.class, Policy::readArchive, Alterations::none, false);
  static final ProposalKind<AffiliationChanged> REGISTRATION =
      event(AffiliationChanged.class, Policy::register, Alterations::none);

  /** One for each kind of event that somebody can ask for, the frequent ones first. */
  private static final List<ProposalKind<? extends RoomEvent>> EVENTS =
      List.of(
          event(MessageAccepted.class, Policy::message, Alterations::message),
          event(AvailabilityChanged.class, Policy::changePresence, Alterations::availability),
          event(OccupantJoined.class, Policy::join, Alterations::newcomer),
          event(SessionJoined.class, Policy::joinAgain, Alterations::session),
          event(IqRelayed.class, Policy::relay, Alterations::relay),
          event(NickChanged.class, Policy::changeNick, Alterations::nick),
          event(AffiliationChanged.class, Policy::changeAffiliation, Alterations::none),
          event(StandingChanged.class, Policy::changeStanding, Alterations::none),
          event(OccupantLeft.class, Policy::remove, Alterations::none),
          event(InvitationSent.class, Policy::invite, Alterations::invitation),
          event(InvitationDeclined.class, Policy::decline, Alterations::decline),
          event(VoiceRequested.class, Policy::requestVoice, Alterations::voiceRequest),
          event(SubjectChanged.class, Policy::changeSubject, Alterations::subject),
          event(ConfigChanged.class, Policy::configure, Alterations::config),
          event(RoomUnlocked.class, Policy::open, Alterations::firstConfig),
          event(RoomCreated.class, Policy::create, Alterations::creation),
          event(RoomDestroyed.class, Policy::destroy, Alterations::none));

  /** What nobody asks for: it follows from something else, or the service does it by itself. */
  static final List<Class<? extends RoomEvent>> NOBODY_S_WISH =
      List.of(
          SessionLeft.class,
          VoiceRequestAnswered.class,
          IqAnswered.class,
          ClientsAsked.class,
          ClientAnswered.class,
          RoomClosed.class,
          RoomRestored.class,
          HistoryRead.class);

  private static <E extends RoomEvent> ProposalKind<E> event(
      Class<E> type, Rule<E> rule, Alterations.Mend<E> mend) {
    return new ProposalKind<>(type, rule, mend, true);
  }

  /** Returns the kind of an event; empty for one that nobody asks for. */
  @SuppressWarnings("unchecked") // The row's type is the event's class.
  static <E extends RoomEvent> Optional<ProposalKind<E>> of(E event) {
    for (ProposalKind<? extends RoomEvent> kind : EVENTS) {
      if (kind.type() == event.getClass()) {
        return Optional.of((ProposalKind<E>) kind);
      }
    }
    return Optional.empty();
  }

  /** Returns the types of the events that somebody can ask for. */
  static List<? extends Class<? extends RoomEvent>> eventTypes() {
    return EVENTS.stream().map(ProposalKind::type).toList();
  }
}
