package dev.muc.testkit.store;

import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The archive of one room. Used by one thread at a time. */
final class MessageLog {
  /*
   * `numbers` has for each id how many messages were appended before it; as only the first ever go,
   * `expired` less than that is its place in the list.
   */
  private List<ArchivedMessage> messages = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int expired;

  /** Returns the messages in archive order; not to be changed, nor kept. */
  List<ArchivedMessage> messages() {
    return messages;
  }

  /** Returns the place of a message in {@link #messages}, if it is there. */
  OptionalInt placeOf(String id) {
    Integer number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number - expired);
  }

  void add(ArchivedMessage message) {
    numbers.put(message.id(), expired + messages.size());
    messages.add(message);
  }

  boolean redact(String id) {
    OptionalInt place = placeOf(id);
    if (place.isEmpty()) {
      return false;
    }
    messages.set(place.getAsInt(), messages.get(place.getAsInt()).redacted());
    return true;
  }

  int eraseSender(BareJid account) {
    int erased = 0;
    for (int i = 0; i < messages.size(); i++) {
      ArchivedMessage message = messages.get(i);
      ArchivedMessage redacted = message.redacted();
      if (message.sender().bare().equals(account) && !message.equals(redacted)) {
        messages.set(i, redacted);
        erased++;
      }
    }
    return erased;
  }

  int expire(@Nullable Instant before, int messagesMax) {
    int gone = 0;
    if (before != null) {
      while (gone < messages.size() && messages.get(gone).at().isBefore(before)) {
        gone++;
      }
    }
    if (messagesMax > 0) {
      gone = Math.max(gone, messages.size() - messagesMax);
    }
    messages.subList(0, gone).forEach(message -> numbers.remove(message.id()));
    messages = new ArrayList<>(messages.subList(gone, messages.size()));
    expired += gone;
    return gone;
  }
}
