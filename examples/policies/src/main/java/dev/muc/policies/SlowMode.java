package dev.muc.policies;

import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.model.Role;
import dev.muc.spi.Extensions;
import dev.muc.spi.Happening;
import dev.muc.spi.OwnField;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.RoomObserver;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets everybody but moderators speak only so often. Owners say how often in the configuration of
 * their room.
 */
public final class SlowMode implements Policy, RoomObserver {
  private static final OwnField PAUSE =
      OwnField.number("x-slow-mode#pause", "Seconds between two messages", 0, 3_600, 0)
          .labelled("de", "Sekunden zwischen zwei Nachrichten")
          .shownInRoomInfo();

  private final Map<Speaker, Instant> spoke = new ConcurrentHashMap<>();

  /** Creates a policy that has heard nobody so far. */
  public SlowMode() {}

  /** Somebody in one room. */
  private record Speaker(BareJid room, BareJid account) {}

  /** Adds slow mode to a service. */
  public Extensions.Builder addTo(Extensions.Builder extensions) {
    return extensions.configField(PAUSE).policy(this).observer(this);
  }

  @Override
  public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    Duration pause = Duration.ofSeconds(Long.parseLong(PAUSE.in(proposal.room())));
    boolean moderator = proposal.occupant().filter(o -> o.role() == Role.MODERATOR).isPresent();
    BareJid room = proposal.room().address();
    Instant last = spoke.get(new Speaker(room, proposal.client().bare()));
    if (moderator || last == null || !proposal.now().isBefore(last.plus(pause))) {
      return Ruling.pass();
    }
    String text = "In this room everybody waits %d seconds".formatted(pause.toSeconds());
    return Ruling.refuse(Condition.POLICY_VIOLATION.error(StanzaError.Type.WAIT).text(text, "en"));
  }

  /** What was allowed need not have happened: other policies were asked too. */
  @Override
  public void happened(Happening happening) {
    BareJid room = happening.room().address();
    if (happening.event() instanceof MessageAccepted said) {
      spoke.put(new Speaker(room, said.sender().bare()), happening.at());
    } else if (happening.room().occupants().isEmpty()) {
      spoke.keySet().removeIf(speaker -> speaker.room().equals(room));
    }
  }
}
