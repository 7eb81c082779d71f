package dev.muc.component;

import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param host a name or an address; one of IPv6 without its brackets
 * @param port up to 65535; 0 is any free one, for a server of our own
 */
record HostAndPort(String host, int port) {

  HostAndPort {
    if (host.isEmpty() || port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("expected a host and a port up to 65535");
    }
  }

  /**
   * Reads {@code HOST:PORT}; an IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException if it is not of that form; the message says what is expected
   */
  static HostAndPort parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      host = "";
    }
    try {
      return new HostAndPort(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException invalid) {
      throw new IllegalArgumentException(
          "expected HOST:PORT, such as 127.0.0.1:5347 or [::1]:5347, not '" + text + "'", invalid);
    }
  }

  /** Looks the name up, each time anew. */
  InetSocketAddress resolve() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }
}
