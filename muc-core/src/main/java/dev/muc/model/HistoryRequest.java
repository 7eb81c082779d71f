package dev.muc.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier messages a newcomer wants to see (XEP-0045 §7.2.14); null sets no limit.
 *
 * @param charsMax how many characters at most, in whole stanzas
 * @param stanzasMax how many messages at most
 * @param since from when on
 */
public record HistoryRequest(
    @Nullable Integer charsMax, @Nullable Integer stanzasMax, @Nullable Instant since) {

  /** Asks for whatever the room shows by default. */
  public static final HistoryRequest DEFAULT = new HistoryRequest(null, null, null);
}
