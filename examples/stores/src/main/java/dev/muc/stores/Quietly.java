package dev.muc.stores;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what nobody needs any more. */
final class Quietly {
  private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

  private Quietly() {}

  /** Closes something of which it makes no difference whether that works. */
  static void close(AutoCloseable unneeded) {
    try {
      unneeded.close();
    } catch (Exception broken) {
      LOG.debug("could not close {}", unneeded, broken);
    }
  }
}
