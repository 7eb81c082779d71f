package dev.muc.payload;

import static dev.muc.payload.Namespaces.RSM;

import dev.muc.stanza.Element;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is wanted (XEP-0059).
 *
 * @param max how many entries at most, or null
 * @param after the entry behind which to begin, or null
 * @param before the entry before which to end, empty for the end of the list, or null
 * @param index the position at which to begin, or null
 */
public record PageRequest(
    @Nullable Integer max,
    @Nullable String after,
    @Nullable String before,
    @Nullable Integer index) {

  /** Wants the beginning. */
  public static final PageRequest FIRST = new PageRequest(null, null, null, null);

  /** Wants the end. */
  public static final PageRequest LAST = new PageRequest(null, null, "", null);

  /**
   * Reads the wish from a query; a query without one wants the beginning. Empty if a number is none
   * (0059-2.1-2).
   */
  public static Optional<PageRequest> read(Element query) {
    Optional<Element> set = query.child(RSM, "set");
    if (set.isEmpty()) {
      return Optional.of(FIRST);
    }
    try {
      return Optional.of(
          new PageRequest(
              number(set.get(), "max"),
              text(set.get(), "after"),
              text(set.get(), "before"),
              number(set.get(), "index")));
    } catch (NumberFormatException notACount) {
      return Optional.empty(); // The caller answers bad-request.
    }
  }

  private static @Nullable Integer number(Element set, String name) {
    String text = text(set, name);
    return text == null ? null : Integer.valueOf(count(text.strip()));
  }

  private static int count(String text) {
    if (!text.matches("[0-9]+")) {
      throw new NumberFormatException("no count: " + text);
    }
    return text.length() > 9
        ? Integer.MAX_VALUE
        : Integer.parseInt(text); // More than any list has.
  }

  private static @Nullable String text(Element set, String name) {
    return set.child(name).map(Element::text).orElse(null);
  }
}
