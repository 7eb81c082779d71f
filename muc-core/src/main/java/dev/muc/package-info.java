/**
 * The Multi-User Chat engine: stanzas in, deliveries and room events out, and no input or output of
 * its own.
 *
 * <p>An embedder calls {@link dev.muc.RoomService#handle} from one thread at a time and sends every
 * {@link dev.muc.Delivery} of the {@link dev.muc.Outcome} in order.
 */
@NullMarked
package dev.muc;

import org.jspecify.annotations.NullMarked;
