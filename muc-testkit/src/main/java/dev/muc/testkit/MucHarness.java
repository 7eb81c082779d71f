package dev.muc.testkit;

import dev.muc.RoomAdmin;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.Ticket;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.testkit.memory.CountingIds;
import dev.muc.testkit.memory.MemoryServer;
import dev.muc.testkit.memory.Rooms;
import dev.muc.testkit.memory.RoomsFactory;
import dev.muc.testkit.memory.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The world around rooms in a unit test: clients with their servers, and a clock.
 *
 * <pre>{@code
 * var harness = MucHarness.create();
 * var romeo = harness.client("romeo@example.org/orchard");
 * romeo.sends("""
 *     <presence to='garden@conference.example.org/Romeo'>
 *       <x xmlns='http://jabber.org/protocol/muc'/>
 *     </presence>""");
 * assertThat(romeo.receives("<presence from='garden@conference.example.org/Romeo'/>"))
 *     .hasItem("owner", "moderator")
 *     .hasStatus(110, 201);
 * }</pre>
 *
 * <p>Everything happens at once: what a stanza causes has happened when {@code sends} returns, and
 * time stands still until {@link #advance}. The same test does the same in every run. Not
 * thread-safe.
 */
public final class MucHarness {
  /** The domain of the rooms unless a configuration names another one. */
  public static final String DEFAULT_DOMAIN = "conference.example.org";

  private final ServiceConfig config;
  private final VirtualTime time = new VirtualTime();
  private final Rooms rooms;
  private final MemoryServer server;

  private MucHarness(ServiceConfig config, RoomsFactory factory) {
    this.config = config;
    rooms = factory.rooms(config, time, new CountingIds("id-"));
    server = new MemoryServer(config.address(), rooms, false);
  }

  /** Returns a world with rooms at {@link #DEFAULT_DOMAIN} in their default configuration. */
  public static MucHarness create() {
    return create(ServiceConfig.of(DEFAULT_DOMAIN, "a secret for tests"));
  }

  /** Returns a world with rooms that are set up in this way. */
  public static MucHarness create(ServiceConfig config) {
    return create(config, RoomsFactory.DEFAULT);
  }

  /**
   * Returns a world with an embedder's own rooms.
   *
   * @param factory makes them; a service that is made elsewhere can be handed in with {@link
   *     Rooms#of(RoomService)}, if its clock and its identifiers are the embedder's business
   */
  public static MucHarness create(ServiceConfig config, RoomsFactory factory) {
    return new MucHarness(config, factory);
  }

  /** Returns the domain of the rooms. */
  public BareJid service() {
    return config.address();
  }

  /**
   * Connects a client, which sends nothing yet.
   *
   * @param address its account, or its full address to choose the resource
   * @throws IllegalArgumentException if that is no address of an account, or is connected already
   */
  public TestClient client(String address) {
    return new TestClient(server.connect(Jid.of(address)));
  }

  /**
   * Returns what governs the rooms from Java. Given by a test, an order has been carried out when
   * its method returns; given by something that the rooms call, as soon as they have done with what
   * they are at.
   */
  public RoomAdmin<CompletableFuture<Ticket>> admin() {
    return order -> {
      CompletableFuture<Ticket> end = new CompletableFuture<>();
      server.submit(() -> rooms.carryOut(order, end::complete));
      return end;
    };
  }

  /** Returns the present. */
  public Instant now() {
    return time.instant();
  }

  /**
   * Moves time forward, with a stop at every deadline of the rooms on the way, so that what is due
   * happens at its time.
   *
   * @throws IllegalArgumentException if {@code step} is negative
   * @throws IllegalStateException if the rooms have a deadline that does not pass
   */
  public void advance(Duration step) {
    Instant end = time.instant().plus(step);
    Instant last = null;
    Optional<Instant> deadline = rooms.nextDeadline();
    while (deadline.isPresent() && !deadline.get().isAfter(end)) {
      Instant due = deadline.get();
      if (last != null && !due.isAfter(last)) {
        throw new IllegalStateException("the rooms have expired, but are still due at " + due);
      }
      last = due;
      if (due.isAfter(time.instant())) {
        time.advance(Duration.between(time.instant(), due));
      }
      server.submit(rooms.expire());
      deadline = rooms.nextDeadline();
    }
    time.advance(Duration.between(time.instant(), end));
  }
}
