package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostOptionsTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  @Test
  void roomsLeaveHalfOfTheProcessorsToTheTransportAndTheStore() {
    HostOptions stored = HostOptions.storedIn(new TestStorage());

    assertThat(2 * stored.shards()).isBetween(PROCESSORS, PROCESSORS + 1);
    assertThat(HostOptions.inMemory().shards()).isEqualTo(stored.shards());
    assertThat(stored.withShards(7).shards()).isEqualTo(7);
  }
}
