package dev.muc.host;

import dev.muc.stanza.Stanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does next.
 *
 * @param link where the deliveries go; null only in a last turn
 * @param news what came from inside the host, in order
 * @param stanzas what arrived, in order; empty when a deadline may be due
 * @param last whether the host closes, and the occupants are to be told
 */
record Turn(@Nullable Link link, List<News> news, List<Stanza> stanzas, boolean last) {}
