package dev.muc.component;

import dev.muc.ServiceConfig;
import dev.muc.component.operation.Running;
import dev.muc.host.HostOptions;
import dev.muc.host.RoomHost;
import dev.muc.host.ShardLoad;
import dev.muc.store.Storage;
import dev.muc.xml.TruncatedXmlException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms and their connection to a server, which is made again whenever it is lost. */
final class Component implements Running, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Component.class);

  /** How long the server may take for each answer before the component is let in. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

  private final ServiceConfig config;
  private final HostAndPort server;
  private final Handshake handshake;
  private final Pauses pauses;
  private final RoomHost host;
  private final @Nullable Storage storage;
  private final Object attaching = new Object();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean connected;

  /** Creates the rooms; {@link #run} connects them. A storage is closed with this. */
  Component(
      ServiceConfig config,
      HostAndPort server,
      Credentials credentials,
      Pauses pauses,
      HostOptions options) {
    this.config = config;
    this.server = server;
    this.handshake = new Handshake(config.address(), credentials, ANSWER_MAX);
    this.pauses = pauses;
    host = new RoomHost(config, InstantSource.system(), new RandomIds(), options);
    storage = options.storage();
  }

  /** Connects, serves and connects again, until this component is closed. */
  void run() throws InterruptedException {
    while (!isClosing()) {
      String ending = serveOnce();
      if (isClosing()) {
        return;
      }
      Duration pause = pauses.next();
      log.warn("{}; next attempt in {} s", ending, tenths(pause));
      closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Takes leave of the occupants where that is wanted (status code 332), closes the stream and ends
   * {@link #run}.
   */
  @Override
  public void close() {
    synchronized (attaching) { // So that no stream is attached to a host that is closed.
      closing.countDown();
    }
    log.info("stopping");
    host.close();
    if (storage != null) {
      storage.close();
    }
    log.info("stopped");
  }

  /** Serves one stream from its beginning to its end; returns in a clause how it ended. */
  private String serveOnce() throws InterruptedException {
    try (ComponentStream stream = handshake.connect(server.resolve())) {
      synchronized (attaching) {
        if (isClosing()) {
          return "";
        }
        host.attach(stream);
      }
      connected = true;
      log.info("connected to {} as {}", server, config.address());
      pauses.reset();
      Optional<Throwable> reason = stream.awaitGone();
      return reason
          .map(cause -> "the stream to " + server + " broke: " + describe(cause))
          .orElse(server + " closed the stream");
    } catch (HandshakeException refused) {
      return "cannot connect to " + server + ": " + refused.getMessage();
    } catch (IOException unreachable) {
      return "cannot reach " + server + ": " + describe(unreachable);
    } finally {
      connected = false;
    }
  }

  @Override
  public boolean isConnected() {
    return connected && !isClosing();
  }

  @Override
  public boolean isAlive() {
    return host.isAlive();
  }

  @Override
  public List<ShardLoad> load() {
    return host.load();
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private static String describe(Throwable cause) {
    if (cause instanceof TruncatedXmlException) {
      return "the server is gone";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static String tenths(Duration duration) {
    return Double.toString(Math.round(duration.toMillis() / 100.0) / 10.0);
  }
}
