package dev.muc.testkit.scansion;

import dev.muc.stanza.BareJid;
import org.jspecify.annotations.Nullable;

/**
 * One who takes part in a script.
 *
 * @param name the name in the script
 * @param account the address of the account
 * @param resource the resource to ask the server for, or null to take what it gives
 * @param password the password of the account, or null; in memory nobody asks for it
 * @param connectHost the host to connect to, or null for the back end's choice
 * @param connectPort the port to connect to, or null for the back end's choice
 */
public record ScriptClient(
    String name,
    BareJid account,
    @Nullable String resource,
    @Nullable String password,
    @Nullable String connectHost,
    @Nullable Integer connectPort) {

  /** Returns a client that only says who it is. */
  public static ScriptClient of(String name, BareJid account, @Nullable String resource) {
    return new ScriptClient(name, account, resource, null, null, null);
  }

  /** Never shows the password: descriptions end up in logs. */
  @Override
  public String toString() {
    return name + " (" + account + (resource == null ? "" : "/" + resource) + ")";
  }
}
