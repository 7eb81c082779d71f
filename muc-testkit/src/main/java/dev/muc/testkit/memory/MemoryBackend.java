package dev.muc.testkit.memory;

import dev.muc.ServiceConfig;
import dev.muc.stanza.BareJid;
import dev.muc.testkit.scansion.Backend;
import dev.muc.testkit.scansion.BackendSession;
import java.util.List;

/**
 * Plays scripts against rooms in memory. Each script finds new rooms, time stands still, and
 * nothing waits.
 */
public final class MemoryBackend implements Backend {
  /** The domain of the rooms in scripts that were not written for another one. */
  public static final String DEFAULT_DOMAIN = "conference.localhost";

  private final ServiceConfig config;
  private final RoomsFactory factory;
  private final boolean photoUpdates;

  private MemoryBackend(ServiceConfig config, RoomsFactory factory, boolean photoUpdates) {
    this.config = config;
    this.factory = factory;
    this.photoUpdates = photoUpdates;
  }

  /**
   * Returns a back end with rooms at {@code domain} in their default configuration, which {@code
   * admin} at the domain above administers: {@code admin@localhost} for {@link #DEFAULT_DOMAIN}.
   *
   * @throws IllegalArgumentException if it is no domain
   */
  public static MemoryBackend of(String domain) {
    ServiceConfig config = ServiceConfig.of(domain, "a secret for tests");
    String prepared = config.address().domain();
    String above = prepared.substring(prepared.indexOf('.') + 1);
    return of(config.withAdmins(List.of(BareJid.of("admin@" + above))));
  }

  /** Returns a back end with rooms that are set up in this way. */
  public static MemoryBackend of(ServiceConfig config) {
    return new MemoryBackend(config, RoomsFactory.DEFAULT, true);
  }

  /** Returns this back end with rooms from elsewhere, such as an embedder's own service. */
  public MemoryBackend withRooms(RoomsFactory newFactory) {
    return new MemoryBackend(config, newFactory, photoUpdates);
  }

  /**
   * Returns this back end with photo updates or without; the default is with them, since scripts
   * that were recorded with Prosody expect them.
   *
   * @param add whether servers add an empty photo update (XEP-0153) to available presence that a
   *     client sends without one
   */
  public MemoryBackend withPhotoUpdates(boolean add) {
    return new MemoryBackend(config, factory, add);
  }

  @Override
  public BackendSession open() {
    Rooms rooms = factory.rooms(config, new VirtualTime(), new CountingIds("id-"));
    return new MemorySession(new MemoryServer(config.address(), rooms, photoUpdates));
  }
}
