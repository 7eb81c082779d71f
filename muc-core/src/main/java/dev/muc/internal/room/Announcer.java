package dev.muc.internal.room;

import dev.muc.IdSource;
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
import dev.muc.spi.PresenceDecoration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells those concerned what has happened: the one way from an event to stanzas.
 *
 * <p>It reads the room as it is after the event, but for {@link RoomDestroyed}, after which there
 * is nobody left to be told.
 */
final class Announcer {
  private final PresenceAnnouncer presence;
  private final MessageAnnouncer messages;

  /**
   * Creates one for what follows from {@code cause}.
   *
   * @param cause the presence of a client, or null if none brought it about
   * @param decorations what an embedder adds to presence
   */
  Announcer(Room room, @Nullable Cause cause, List<PresenceDecoration> decorations, IdSource ids) {
    this.presence = new PresenceAnnouncer(room, cause, decorations);
    this.messages = new MessageAnnouncer(room, ids);
  }

  /** Returns whether {@code event} has to be announced before it is applied. */
  static boolean precedesChange(RoomEvent event) {
    return event instanceof RoomDestroyed;
  }

  /** Adds to {@code said} what {@code event} causes to be sent. */
  void announce(RoomEvent event, Announcement said) {
    boolean known =
        announcePresence(event, said)
            || announceMessage(event, said)
            || announceToOne(event, said)
            || isSilent(event);
    if (!known) {
      throw new AssertionError("no case for " + event.getClass());
    }
  }

  private boolean announcePresence(RoomEvent event, Announcement said) {
    if (event instanceof OccupantJoined joined) {
      presence.joined(joined, messages, said);
    } else if (event instanceof SessionJoined joined) {
      presence.sessionJoined(joined, messages, said);
    } else if (event instanceof AvailabilityChanged changed) {
      presence.availabilityChanged(changed, said);
    } else if (event instanceof SessionLeft left) {
      presence.sessionLeft(left, said);
    } else if (event instanceof OccupantLeft left) {
      presence.left(left, said);
    } else if (event instanceof NickChanged changed) {
      presence.nickChanged(changed, said);
    } else if (event instanceof StandingChanged changed) {
      presence.standingChanged(changed, said);
    } else if (event instanceof RoomDestroyed destroyed) {
      presence.destroyed(destroyed.destruction(), said);
    } else {
      return false;
    }
    return true;
  }

  private boolean announceMessage(RoomEvent event, Announcement said) {
    if (event instanceof MessageAccepted accepted) {
      messages.broadcast(accepted.message(), said);
    } else if (event instanceof SubjectChanged changed) {
      messages.broadcast(changed.subject().message(), said);
    } else if (event instanceof AffiliationChanged changed) {
      messages.affiliationChanged(changed, said);
    } else if (event instanceof ConfigChanged changed) {
      messages.configChanged(changed, said);
      presence.broadcastChanged(changed.before(), said);
    } else if (event instanceof RoomUnlocked unlocked) {
      presence.broadcastChanged(unlocked.before(), said);
    } else if (event instanceof VoiceRequested requested) {
      messages.voiceRequested(requested, said);
    } else {
      return false;
    }
    return true;
  }

  private boolean announceToOne(RoomEvent event, Announcement said) {
    if (event instanceof InvitationSent sent) {
      messages.invited(sent, said);
    } else if (event instanceof InvitationDeclined declined) {
      messages.declined(declined, said);
    } else if (event instanceof IqRelayed relayed) {
      messages.relayed(relayed, said);
    } else if (event instanceof IqAnswered answered) {
      messages.answered(answered, said);
    } else if (event instanceof ClientsAsked asked) {
      messages.asked(asked, said);
    } else {
      return false;
    }
    return true;
  }

  /** What only a reply tells of, or a presence that follows. */
  private static boolean isSilent(RoomEvent event) {
    return event instanceof RoomCreated
        || event instanceof ClientAnswered
        || event instanceof RoomClosed
        || event instanceof RoomRestored
        || event instanceof HistoryRead
        || event instanceof VoiceRequestAnswered;
  }
}
