/** What happens in rooms, as values. A room's state is its events, applied in order. */
@NullMarked
package dev.muc.event;

import org.jspecify.annotations.NullMarked;
