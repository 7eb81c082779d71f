package dev.muc.store;

import dev.muc.payload.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms are wanted.
 *
 * @param text what their address or name contains, whatever the case of ASCII letters, or null
 * @param listedOnly whether only those that discovery shows
 * @param occupiedOnly whether only those that somebody is in
 * @param page which part of the list, which is sorted by address; an entry's id is its address. A
 *     page is cut as {@link dev.muc.payload.Page#of} does it: an id that is not there marks the
 *     place where it would be. Letters outside the basic plane may be sorted by code points or by
 *     UTF-16 units
 * @param pageMax the most entries of the answer
 */
public record RoomQuery(
    @Nullable String text,
    boolean listedOnly,
    boolean occupiedOnly,
    PageRequest page,
    int pageMax) {

  /** Returns whether a room is wanted, whatever the page. */
  public boolean accepts(RoomSummary room) {
    return (!listedOnly || room.listed())
        && (!occupiedOnly || room.occupants() > 0)
        && (text == null || contains(room.id(), text) || contains(room.name(), text));
  }

  private static boolean contains(String whole, String part) {
    for (int i = 0; i <= whole.length() - part.length(); i++) {
      if (matches(whole, i, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String whole, int at, String part) {
    for (int i = 0; i < part.length(); i++) {
      if (lower(whole.charAt(at + i)) != lower(part.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  /** Returns a query for the rooms that discovery shows (XEP-0045 §6.3). */
  public static RoomQuery listed(PageRequest page, int pageMax) {
    return new RoomQuery(null, true, false, page, pageMax);
  }

  /** Returns a query for all rooms. */
  public static RoomQuery all(PageRequest page, int pageMax) {
    return new RoomQuery(null, false, false, page, pageMax);
  }

  /** Returns a query for the rooms that somebody is in. */
  public static RoomQuery occupied(PageRequest page, int pageMax) {
    return new RoomQuery(null, false, true, page, pageMax);
  }
}
