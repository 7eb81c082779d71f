package dev.muc.testkit.tcp;

import dev.muc.testkit.scansion.Backend;
import dev.muc.testkit.scansion.BackendSession;
import dev.muc.testkit.scansion.ScriptClient;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays scripts against a real server. Its accounts must exist, and it must let clients log in with
 * SASL PLAIN without TLS, which is only right for tests on the same machine.
 *
 * <p>A client connects where its {@code connect_host} and {@code connect_port} say; what they leave
 * open this back end says; what that leaves open is the domain of its account and port 5222.
 */
public final class TcpBackend implements Backend {
  /** The registered port for clients (RFC 6120 §14.7). */
  private static final int CLIENT_PORT = 5222;

  /** How long connecting, and each answer while logging in, may take by default. */
  private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);

  private final @Nullable String host;
  private final @Nullable Integer port;
  private final Duration loginTimeout;

  private TcpBackend(@Nullable String host, @Nullable Integer port, Duration loginTimeout) {
    this.host = host;
    this.port = port;
    this.loginTimeout = loginTimeout;
  }

  /** Returns a back end whose clients connect to their own domains. */
  public static TcpBackend ofDomains() {
    return new TcpBackend(null, null, LOGIN_TIMEOUT);
  }

  /** Returns a back end whose clients connect to one server, unless the script says otherwise. */
  public static TcpBackend of(String host, int port) {
    return new TcpBackend(host, port, LOGIN_TIMEOUT);
  }

  /** Returns this back end with another time-out for connecting and for each answer in a login. */
  public TcpBackend withLoginTimeout(Duration timeout) {
    return new TcpBackend(host, port, timeout);
  }

  @Override
  public BackendSession open() {
    return new TcpSession(this);
  }

  Duration loginTimeout() {
    return loginTimeout;
  }

  String hostOf(ScriptClient client) {
    String own = client.connectHost();
    return own == null ? Objects.requireNonNullElse(host, client.account().domain()) : own;
  }

  int portOf(ScriptClient client) {
    Integer own = client.connectPort();
    return own == null ? Objects.requireNonNullElse(port, CLIENT_PORT) : own;
  }
}
