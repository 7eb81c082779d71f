/**
 * Payload elements as records, each with its reader and its writer. Rules act on these; attribute
 * names occur nowhere else.
 */
@NullMarked
package dev.muc.payload;

import org.jspecify.annotations.NullMarked;
