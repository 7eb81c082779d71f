/**
 * What joins rooms to the world: the {@link dev.muc.host.Transport} seam and {@link
 * dev.muc.host.RoomHost}, which drives a {@link dev.muc.RoomService} over it.
 *
 * <p>This is the only package of the engine that may use threads, wait or write a log. It knows
 * nothing of XML, sockets or databases: those are in the implementations of its interfaces. The
 * theory of operation is in {@code spec/design/host.md}.
 */
@NullMarked
package dev.muc.host;

import org.jspecify.annotations.NullMarked;
