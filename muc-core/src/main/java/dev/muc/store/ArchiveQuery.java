package dev.muc.store;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of an archive are wanted (XEP-0313 §4).
 *
 * @param filter which at all
 * @param page which part of these, in archive order; an entry's id is its archive id, and marks its
 *     place whether or not the filter lets it through. Paging backwards ({@code before}) takes the
 *     latest that fit; with {@code after} as well, of what lies between the two. {@code index}
 *     counts what the filter lets through, and is not heeded beside one of them
 * @param pageMax the most messages of the answer
 */
public record ArchiveQuery(Filter filter, PageRequest page, int pageMax) {

  /**
   * Conditions that a message has to meet, all of them; null and the empty list are none.
   *
   * @param start the earliest time that fits
   * @param end the latest time that fits
   * @param occupant the occupant JID that it came from
   * @param sender the real address of its sender; a bare one stands for all resources
   * @param afterId the id of a message that it comes after
   * @param beforeId the id of a message that it comes before
   * @param ids the ids of which it has one
   * @param rememberedOnly whether it has to be one that newcomers are shown
   */
  public record Filter(
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable FullJid occupant,
      @Nullable Jid sender,
      @Nullable String afterId,
      @Nullable String beforeId,
      List<String> ids,
      boolean rememberedOnly) {

    /** Lets every message through. */
    public static final Filter NONE =
        new Filter(null, null, null, null, null, null, List.of(), false);

    public Filter {
      ids = List.copyOf(ids);
    }
  }

  /** Returns a query for the latest messages that newcomers are shown. */
  public static ArchiveQuery history(int messagesMax) {
    Filter remembered = new Filter(null, null, null, null, null, null, List.of(), true);
    return new ArchiveQuery(remembered, PageRequest.LAST, messagesMax);
  }

  /** Returns a query for the oldest message, and no other. */
  public static ArchiveQuery oldest() {
    return new ArchiveQuery(Filter.NONE, PageRequest.FIRST, 1);
  }

  /** Returns a query for the newest message, and no other. */
  public static ArchiveQuery newest() {
    return new ArchiveQuery(Filter.NONE, PageRequest.LAST, 1);
  }
}
