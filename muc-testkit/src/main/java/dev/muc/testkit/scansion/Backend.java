package dev.muc.testkit.scansion;

import java.io.IOException;

/**
 * What scripts are played against: rooms in memory, or a real server. One back end plays any number
 * of scripts, one after the other.
 */
public interface Backend {

  /**
   * Opens what one script needs; nobody is connected yet. In memory this is a new world; a real
   * server keeps what earlier scripts left there.
   *
   * @throws IOException if the back end is not there
   */
  BackendSession open() throws IOException;
}
