package dev.muc.component;

import dev.muc.component.operation.Health;
import dev.muc.component.operation.Metrics;
import dev.muc.component.operation.OperatorServer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A component with what operators see of it. */
final class Program implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Program.class);

  private final Component component;
  private final Metrics metrics;
  private final Health health;
  private @Nullable OperatorServer http;

  Program(Component component, Metrics metrics, Health health) {
    this.component = component;
    this.metrics = metrics;
    this.health = health;
    metrics.watch(component);
  }

  /**
   * Shows operators what they ask for over HTTP.
   *
   * @param required whether somebody wants it at this place; else rooms do without it if the place
   *     is taken, such as by another component on the same machine
   * @throws IOException if it is required and not possible
   */
  void listen(HostAndPort address, boolean required) throws IOException {
    try {
      http = new OperatorServer(address.resolve(), metrics, health);
      int port = http.address().getPort();
      log.info("metrics and health are at http://{}", new HostAndPort(address.host(), port));
    } catch (IOException taken) {
      if (required) {
        component.close();
        throw new IOException("--http: cannot listen on " + address + ": " + taken.getMessage());
      }
      log.warn("no metrics and health: cannot listen on {}: {}", address, taken.getMessage());
    }
  }

  /** Runs the component until it is closed. */
  void run() throws InterruptedException {
    component.run();
  }

  /** Stops in good order: rooms first, so that who asks sees how they are doing. */
  @Override
  public void close() {
    component.close();
    if (http != null) {
      http.close();
    }
    health.close();
    metrics.close();
  }
}
