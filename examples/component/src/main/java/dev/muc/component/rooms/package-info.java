/**
 * What an operator does with stored rooms: list them, look at one, take them out as a document, and
 * bring them in from a document or from another server's data.
 */
@NullMarked
package dev.muc.component.rooms;

import org.jspecify.annotations.NullMarked;
