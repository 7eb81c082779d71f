package dev.muc.component.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows metrics and health over HTTP, without a password: for loopback or a network of operators.
 */
public final class OperatorServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OperatorServer.class);

  /** One for who scrapes, one for who asks whether all is well meanwhile. */
  private static final int THREADS = 2;

  private static final int ACCEPTED_WAITING_MAX = 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, this::thread);
  private final Metrics metrics;
  private final Health health;

  /** An answer. */
  private record Page(int status, String type, String text) {
    static Page text(int status, String line) {
      return new Page(status, "text/plain; charset=utf-8", line + '\n');
    }
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if that is not possible, above all because somebody else does
   */
  public OperatorServer(InetSocketAddress address, Metrics metrics, Health health)
      throws IOException {
    this.metrics = metrics;
    this.health = health;
    server = HttpServer.create(address, ACCEPTED_WAITING_MAX);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "muc-http");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      boolean reads = method.equals("GET") || method.equals("HEAD");
      Page page = reads ? page(exchange.getRequestURI().getPath()) : Page.text(405, "only GET");
      byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      boolean empty = method.equals("HEAD");
      exchange.sendResponseHeaders(page.status(), empty ? -1 : body.length);
      if (!empty) {
        exchange.getResponseBody().write(body);
      }
    } catch (RuntimeException bug) {
      log.error("Cannot show an operator what it asks for", bug);
    }
  }

  private Page page(String path) {
    return switch (path) {
      case "/metrics" ->
          new Page(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
      case "/health/live" ->
          health.isLive() ? Page.text(200, "live") : Page.text(503, "the rooms have stopped");
      case "/health/ready" -> ready(health.missing());
      case "/" -> Page.text(200, "/metrics\n/health/live\n/health/ready");
      default -> Page.text(404, "there is /metrics, /health/live and /health/ready");
    };
  }

  private static Page ready(List<String> missing) {
    return missing.isEmpty()
        ? Page.text(200, "ready")
        : Page.text(503, "not ready: " + String.join("; ", missing));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
