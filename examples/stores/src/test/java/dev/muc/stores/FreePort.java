package dev.muc.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports of the loopback address for servers that tests start. Such a server takes its port a while
 * after it was chosen, so it is none that the system may give to a connection meanwhile.
 */
public final class FreePort {
  /** Below those that systems give to connections: from 32768 on, or later. */
  private static final int FIRST = 12_000;

  private static final int COUNT = 20_000;

  /** How many a process has before it comes to those of the process after it. */
  private static final int PER_PROCESS = 256;

  private static int next = (int) (ProcessHandle.current().pid() * PER_PROCESS % COUNT);

  private FreePort() {}

  /** Returns one that nobody listens on and that was not returned before. */
  public static synchronized int choose() {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + next;
      next = (next + 1) % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("all ports are in use from " + FIRST + " on");
  }

  private static boolean isFree(int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}
