package dev.muc.host;

/**
 * How much there is in a shard of a host, at about the moment at which it was asked.
 *
 * @param waiting stanzas that have arrived and have not been handled
 * @param rooms rooms in memory
 * @param occupants who is in them
 * @param questions questions that wait for an answer of the store, or of another shard
 */
public record ShardLoad(int waiting, int rooms, int occupants, int questions) {}
