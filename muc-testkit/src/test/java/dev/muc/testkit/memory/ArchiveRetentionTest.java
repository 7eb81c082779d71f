package dev.muc.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.PageRequest;
import dev.muc.spec.Covers;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Message;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import dev.muc.testkit.store.MemoryStorage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An archive loses its oldest messages, and no others (XEP-0313 §3.2). */
class ArchiveRetentionTest {
  private static final BareJid ROOM = BareJid.of("diary@conference.localhost");
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

  private final ArchiveStore archive = new MemoryStorage().archive();

  @BeforeEach
  void sixMessagesASecondApart() {
    archive.append(ROOM, IntStream.range(0, 6).mapToObj(i -> said(i, i)).toList());
  }

  private static ArchivedMessage said(int number, int second) {
    FullJid ada = FullJid.of("diary@conference.localhost/Ada");
    Message message = new Message(Message.Type.GROUPCHAT, ada, null, "m" + number, List.of());
    return new ArchivedMessage(
        "id-" + number,
        MONDAY.plusSeconds(second),
        message,
        FullJid.of("ada@localhost/library"),
        false,
        true);
  }

  private List<String> left() {
    ArchiveQuery all = new ArchiveQuery(ArchiveQuery.Filter.NONE, PageRequest.FIRST, 100);
    return archive.page(ROOM, all).orElseThrow().messages().stream()
        .map(ArchivedMessage::id)
        .toList();
  }

  @Test
  @Covers({"0313-3.2-1", "0313-3.2-2"})
  void moreThanSoManyExpireFromTheBeginning() {
    archive.expire(null, 4);

    assertThat(left()).containsExactly("id-2", "id-3", "id-4", "id-5");
  }

  @Test
  @Covers({"0313-3.2-1", "0313-3.2-2"})
  void whatIsOlderExpiresUpToTheFirstThatStays() {
    archive.append(ROOM, List.of(said(6, 1))); // The clock went back.

    archive.expire(MONDAY.plusSeconds(3), 0);

    assertThat(left()).containsExactly("id-3", "id-4", "id-5", "id-6");
  }
}
