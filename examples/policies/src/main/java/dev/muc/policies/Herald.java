package dev.muc.policies;

import dev.muc.RoomAdmin;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.spi.Happening;
import dev.muc.spi.RoomObserver;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bot that is no occupant: it speaks as the room. It greets whoever enters, and answers to words
 * that are all of a message. What it says, it orders, and the room says it once it has done with
 * what the bot was told of; so rooms wait for nothing.
 */
public final class Herald implements RoomObserver {
  private final String greeting;
  private final Map<String, Function<RoomView, String>> answers;
  private volatile @Nullable RoomAdmin<?> voice;

  /**
   * Creates a bot without a voice.
   *
   * @param greeting what newcomers are told, with their nick in the place of {@code %s}
   * @param answers the words it knows, and what it answers to each
   */
  public Herald(String greeting, Map<String, Function<RoomView, String>> answers) {
    this.greeting = greeting;
    this.answers = Map.copyOf(answers);
  }

  /** Gives it a voice: {@code host.admin()}, once there is a host. */
  public void speakThrough(RoomAdmin<?> admin) {
    voice = admin;
  }

  @Override
  public void happened(Happening happening) {
    RoomAdmin<?> rooms = voice;
    if (rooms == null) {
      return;
    }
    BareJid room = happening.room().address();
    if (happening.event() instanceof OccupantJoined joined) {
      String nick = joined.occupant().nick();
      rooms.tell(room, nick, greeting.formatted(nick));
    } else if (happening.event() instanceof MessageAccepted said && !said.sender().equals(room)) {
      answer(said, happening.room()).ifPresent(answer -> rooms.say(room, answer));
    }
  }

  /** Without the sender check above, a bot that answers to its own answers would never end. */
  private Optional<String> answer(MessageAccepted said, RoomView room) {
    return said.message().body().map(answers::get).map(answer -> answer.apply(room));
  }
}
