package dev.muc.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.Invitation;
import dev.muc.model.IqRelay;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What waits for an answer is bounded: the oldest is forgotten first. */
class PendingTest {
  /** As many of each kind are kept. */
  private static final int EACH_MAX = 1_000;

  private final Pending pending = new Pending();

  private static FullJid client(int i) {
    return FullJid.of("soldier" + i + "@camp/tent");
  }

  @Test
  void invitations() {
    for (int i = 0; i <= EACH_MAX; i++) {
      pending.invited(new Invitation(FullJid.of("king@court/throne"), client(i), client(i), "i"));
    }

    assertThat(pending.invitationsOf(BareJid.of("soldier0@camp"))).isEmpty();
    assertThat(pending.invitationsOf(BareJid.of("soldier1@camp"))).hasSize(1);
    assertThat(pending.invitationsOf(client(EACH_MAX).bare())).hasSize(1);
  }

  @Test
  void requestsForVoice() {
    for (int i = 0; i <= EACH_MAX; i++) {
      pending.wantsVoice(client(i));
    }

    assertThat(pending.awaitsVoice(client(0))).isFalse();
    assertThat(pending.awaitsVoice(client(1))).isTrue();
    assertThat(pending.awaitsVoice(client(EACH_MAX))).isTrue();
  }

  @Test
  void relayedRequests() {
    for (int i = 0; i <= EACH_MAX; i++) {
      pending.relayed(new IqRelay("key" + i, client(1), client(2), client(3), "q", Instant.EPOCH));
    }

    assertThat(pending.relay("key0")).isEmpty();
    assertThat(pending.relay("key1")).isPresent();
    assertThat(pending.relay("key" + EACH_MAX)).isPresent();
  }
}
