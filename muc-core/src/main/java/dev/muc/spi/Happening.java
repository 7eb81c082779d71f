package dev.muc.spi;

import dev.muc.event.RoomEvent;
import java.time.Instant;

/**
 * Something that has happened in a room.
 *
 * @param number counts what happens in one service, from 1; a host with several services counts in
 *     each, and one room is always in the same
 * @param at when
 * @param room the room as it is after all that happened because of the same stanza
 * @param event what happened
 */
public record Happening(long number, Instant at, RoomView room, RoomEvent event) {}
