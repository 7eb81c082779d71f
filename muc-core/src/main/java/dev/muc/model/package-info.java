/**
 * The words of XEP-0045 as immutable values: who is in a room, in what standing, and how the room
 * is set up. Nothing here changes and nothing here sends.
 */
@NullMarked
package dev.muc.model;

import org.jspecify.annotations.NullMarked;
