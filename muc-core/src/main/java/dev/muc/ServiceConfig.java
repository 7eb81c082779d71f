package dev.muc;

import dev.muc.stanza.BareJid;

/**
 * How a service is set up.
 *
 * @param address the domain of the service, such as {@code conference.example.org}
 * @param secret the key from which occupant ids are made (XEP-0421); keep it over restarts
 */
public record ServiceConfig(BareJid address, String secret) {

  /** Returns the default configuration of a service at {@code domain}. */
  public static ServiceConfig of(String domain, String secret) {
    return new ServiceConfig(BareJid.of(domain), secret);
  }
}
