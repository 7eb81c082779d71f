/**
 * An XMPP server in memory, with rooms: one thread, no sockets, and time that moves only when told
 * to.
 *
 * <p>It does what a client's own server does around a room service (RFC 6121), and no more: no
 * rosters, no offline messages, no other services.
 */
@NullMarked
package dev.muc.testkit.memory;

import org.jspecify.annotations.NullMarked;
