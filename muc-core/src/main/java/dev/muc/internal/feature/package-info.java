/**
 * The use cases of XEP-0045, one a file, named by what a user does. Not exported. They decide from
 * a {@link dev.muc.spi.RoomView} and change nothing.
 */
@NullMarked
package dev.muc.internal.feature;

import org.jspecify.annotations.NullMarked;
