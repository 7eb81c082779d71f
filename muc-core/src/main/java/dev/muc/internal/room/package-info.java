/**
 * The state of a room and what is told of its changes. Not exported. No feature lives here: a use
 * case is decided in {@code dev.muc.internal.feature}.
 */
@NullMarked
package dev.muc.internal.room;

import org.jspecify.annotations.NullMarked;
