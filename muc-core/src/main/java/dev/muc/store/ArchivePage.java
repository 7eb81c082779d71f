package dev.muc.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an archive.
 *
 * @param messages the messages, in archive order
 * @param complete whether nothing that matches is left beyond the page, in the direction in which
 *     it was paged: after it or, if backwards, before it (0313-4.3.2-3)
 * @param index how many matching messages come before the first, or null if it was not counted; of
 *     an empty page, how many come before the place that was asked for
 * @param count how many messages match, or null if they were not counted
 */
public record ArchivePage(
    List<ArchivedMessage> messages,
    boolean complete,
    @Nullable Integer index,
    @Nullable Integer count) {

  public ArchivePage {
    messages = List.copyOf(messages);
  }
}
