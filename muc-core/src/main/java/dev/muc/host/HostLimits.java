package dev.muc.host;

import java.time.Duration;

/**
 * How much a host holds between the transport and the rooms.
 *
 * @param inboxMax the most stanzas that wait for a worker; at the 256 KiB that servers let a client
 *     send at most (Prosody's {@code c2s_stanza_size_limit}), 128 of them are 32 MiB of text
 * @param batchMax the most stanzas handled before their deliveries leave
 * @param deliveriesMax the number of deliveries after which a batch ends early; a join makes one
 *     for each occupant
 * @param questionsMax the most questions that a worker waits for before it takes no more stanzas;
 *     at a tenth of a millisecond each they are answered within a tenth of a second
 * @param farewellMax how long a host that closes waits for the other side to take the last
 *     deliveries; service managers kill a process that takes much longer to stop (systemd after 90
 *     s, Docker after 10 s)
 */
record HostLimits(
    int inboxMax, int batchMax, int deliveriesMax, int questionsMax, Duration farewellMax) {

  static final HostLimits DEFAULT = new HostLimits(128, 128, 4_096, 1_024, Duration.ofSeconds(5));
}
