package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.limits.TimeLimit;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import dev.muc.testing.Xml;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A host drives a service through {@link Rooms}: what is due there is due here. */
class RoomsOfServiceTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final RoomService service =
      new RoomService(ServiceConfig.of("chat.example", "secret"), () -> now, () -> "id");
  private final Rooms rooms = Rooms.of(service);

  @Test
  void whatIsDueInTheServiceIsDueForTheHost() {
    assertThat(rooms.nextDeadline()).isEmpty();
    rooms.handle(
        Xml.stanza(
            "king@court/throne",
            "<presence to='harfleur@chat.example/King'><x xmlns='"
                + Namespaces.MUC
                + "'/></presence>"));
    Duration patience = service.config().limits().of(TimeLimit.LOCKED);
    assertThat(rooms.nextDeadline()).contains(now.plus(patience));

    now = now.plus(patience);

    assertThat(rooms.expire().stanzas())
        .extracting(Stanza::to)
        .containsExactly(Jid.of("king@court/throne"));
    assertThat(service.roomCount()).isZero();
  }
}
