package dev.muc.payload;

import static dev.muc.payload.Namespaces.MUC;

import dev.muc.model.HistoryRequest;
import dev.muc.stanza.Element;
import dev.muc.stanza.Presence;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client says when it wants to enter: {@code x} in the namespace muc (XEP-0045 §7.2).
 *
 * @param password the password it gives, or null
 * @param history which earlier messages it wants
 */
public record MucJoin(@Nullable String password, HistoryRequest history) {

  /** Reads the wish to enter from a presence; empty if it has none. */
  public static Optional<MucJoin> read(Presence presence, Instant now) {
    return presence
        .payload(MUC, "x")
        .map(
            x ->
                new MucJoin(
                    x.child("password").map(Element::text).orElse(null),
                    x.child("history")
                        .map(history -> history(history, now))
                        .orElse(HistoryRequest.DEFAULT)));
  }

  /** Without the password: what is printed may be logged. */
  @Override
  public String toString() {
    return "MucJoin[history=" + history + ']';
  }

  /** Attributes that are no numbers or dates set no limit. */
  private static HistoryRequest history(Element history, Instant now) {
    Integer seconds = count(history, "seconds");
    Instant since = history.attribute("since").flatMap(Stamps::parse).orElse(null);
    if (seconds != null) {
      Instant within = now.minusSeconds(seconds);
      since = since == null || within.isAfter(since) ? within : since;
    }
    return new HistoryRequest(count(history, "maxchars"), count(history, "maxstanzas"), since);
  }

  private static @Nullable Integer count(Element history, String attribute) {
    return history.attribute(attribute).map(MucJoin::countOrNull).orElse(null);
  }

  private static @Nullable Integer countOrNull(String text) {
    try {
      return Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException notANumber) {
      return null; // The schema asks for an integer; anything else limits nothing.
    }
  }
}
