/** What an embedder may see of a room, and what it may add. Pure and synchronous. */
@NullMarked
package dev.muc.spi;

import org.jspecify.annotations.NullMarked;
