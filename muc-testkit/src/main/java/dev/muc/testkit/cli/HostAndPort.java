package dev.muc.testkit.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param host a name or an address; one of IPv6 without its brackets
 * @param port from 1 to 65535
 */
record HostAndPort(String host, int port) {
  private static final Pattern FORM = Pattern.compile("(?:\\[(.+)]|([^:]+)):(\\d{1,5})");
  private static final int PORT_MAX = 65_535;

  /** Reads {@code host:port} or {@code [address]:port}; null if it is neither. */
  static @Nullable HostAndPort parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    int port = Integer.parseInt(form.group(3));
    String host = form.group(1) == null ? form.group(2) : form.group(1);
    return port < 1 || port > PORT_MAX ? null : new HostAndPort(host, port);
  }
}
