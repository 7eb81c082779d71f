package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.event.RoomEvent.VoiceRequestAnswered;
import dev.muc.internal.feature.Decision.ReplyAt;
import dev.muc.internal.text.TextKey;
import dev.muc.model.Actor;
import dev.muc.model.Occupant;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.model.Session;
import dev.muc.payload.VoiceForm;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A moderator answers a visitor who asked for voice (XEP-0045 §8.6). */
final class ApproveVoice {

  private ApproveVoice() {}

  static Decision decide(RoomView room, Occupant sender, Message message, VoiceForm.Answer answer) {
    if (!Privilege.OfRole.GRANT_VOICE.heldBy(sender.role(), room.config())) {
      return Decision.ignore(); // 0045-8.6-5.
    }
    Optional<Occupant> asker = asker(room, answer);
    if (asker.isEmpty()) {
      return answer.allowed()
          ? Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_VOICE_REQUEST)
          : Decision.ignore();
    }
    List<RoomEvent> events = new ArrayList<>();
    if (answer.allowed() && asker.get().role() == Role.VISITOR) {
      Occupant heard = asker.get().with(Role.PARTICIPANT, asker.get().affiliation());
      Actor actor = new Actor(message.from(), sender.nick());
      events.add(new StandingChanged(asker.get(), heard, actor, null));
    }
    requests(room, asker.get()).forEach(client -> events.add(new VoiceRequestAnswered(client)));
    return Decision.accept(ReplyAt.END, events);
  }

  /**
   * Finds who asked. Either field of the form is enough, so that a changed one does no harm; fields
   * that name two different visitors who both asked name nobody (0045-8.6-5).
   */
  private static Optional<Occupant> asker(RoomView room, VoiceForm.Answer answer) {
    Optional<Occupant> byJid =
        answer.jid() instanceof FullJid client ? room.voiceRequest(client) : Optional.empty();
    Optional<Occupant> byNick =
        Optional.ofNullable(answer.nick())
            .flatMap(room::occupant)
            .filter(occupant -> !requests(room, occupant).isEmpty());
    boolean contradictory = byJid.isPresent() && byNick.isPresent() && !byJid.equals(byNick);
    return contradictory ? Optional.empty() : byJid.or(() -> byNick);
  }

  /** Returns the clients of an occupant that have asked. */
  private static List<FullJid> requests(RoomView room, Occupant occupant) {
    return occupant.sessions().stream()
        .map(Session::realJid)
        .filter(client -> room.voiceRequest(client).isPresent())
        .toList();
  }
}
