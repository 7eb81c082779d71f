package dev.muc.simulation;

/**
 * One thing that happens in a simulation: a client sends a stanza, or the process is restarted.
 *
 * @param client the real address of the client; empty for a restart
 * @param xml what it sends
 */
record Step(String client, String xml) {

  static final Step RESTART = new Step("", "");

  boolean isRestart() {
    return client.isEmpty();
  }
}
