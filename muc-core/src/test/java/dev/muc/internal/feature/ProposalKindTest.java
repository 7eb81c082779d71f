package dev.muc.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which events are put before policies. */
class ProposalKindTest {

  @Test
  void everyEventIsAPolicysBusinessOrNobodys() {
    Stream<String> events =
        Stream.of(RoomEvent.Durable.class, RoomEvent.Transient.class)
            .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
            .map(Class::getName);
    Stream<String> known =
        Stream.concat(ProposalKind.eventTypes().stream(), ProposalKind.NOBODY_S_WISH.stream())
            .map(Class::getName);

    assertThat(known.toList()).containsExactlyInAnyOrderElementsOf(events.toList());
  }
}
