package dev.muc.model;

import dev.muc.stanza.FullJid;

/**
 * One client of an occupant.
 *
 * @param realJid the address of the client
 * @param availability what it last said of itself
 */
public record Session(FullJid realJid, Availability availability) {}
