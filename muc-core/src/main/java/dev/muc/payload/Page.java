package dev.muc.payload;

import static dev.muc.payload.Namespaces.RSM;

import dev.muc.stanza.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A part of a sorted list, with its place in it (XEP-0059).
 *
 * @param entries the entries of the part, in list order
 * @param index the position of the first of them
 * @param count the length of the whole list
 */
public record Page<T>(List<T> entries, int index, int count) {

  /**
   * Cuts a page out of a list that is sorted by id. An id that is no longer there still marks its
   * place, so that a client neither misses nor repeats an entry (0059-2.2-9).
   *
   * @param all the whole list
   * @param id the id of an entry, by which the list is sorted
   * @param max the most entries that a page may have
   */
  public static <T> Page<T> of(List<T> all, Function<T, String> id, PageRequest request, int max) {
    int size = request.max() == null ? max : Math.min(max, request.max());
    int from = 0;
    int to = all.size();
    if (request.index() != null) {
      from = Math.min(to, Math.max(0, request.index()));
    }
    String after = request.after();
    if (after != null) {
      from = place(all, id, after, true);
    }
    String before = request.before();
    if (before != null) {
      to = before.isEmpty() ? to : place(all, id, before, false);
      from = Math.max(from, to - size);
    }
    to = Math.max(from, Math.min(to, from + size));
    return new Page<>(List.copyOf(all.subList(from, to)), from, all.size());
  }

  /** Returns how many entries come before {@code wanted}, or up to and with it. */
  private static <T> int place(
      List<T> all, Function<T, String> id, String wanted, boolean inclusive) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = id.apply(all.get(middle)).compareTo(wanted);
      if (order < 0 || (inclusive && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the same part of the list of what {@code form} makes of its entries. */
  public <R> Page<R> map(Function<? super T, ? extends R> form) {
    return new Page<>(entries.stream().<R>map(form).toList(), index, count);
  }

  /** Returns this part without the entries that are not wanted; the list is as long as it was. */
  public Page<T> only(Predicate<? super T> wanted) {
    List<T> kept = entries.stream().filter(wanted).toList();
    int skipped = kept.isEmpty() ? 0 : entries.indexOf(kept.get(0));
    return new Page<>(kept, index + skipped, count);
  }

  /** Returns whether this is not the whole list. */
  public boolean isPart() {
    return entries.size() < count;
  }

  /** Returns the {@code <set/>} that tells the place of this page; empty for an empty list. */
  public Optional<Element> toElement(Function<T, String> id) {
    if (count == 0) {
      return Optional.empty(); // 0059-2.2-10.
    }
    var set = Element.builder(RSM, "set");
    if (!entries.isEmpty()) {
      set.child(
          Element.builder(RSM, "first")
              .attribute("index", index)
              .text(id.apply(entries.get(0)))
              .build());
      set.textChild("last", id.apply(entries.get(entries.size() - 1)));
    }
    return Optional.of(set.textChild("count", Integer.toString(count)).build());
  }
}
