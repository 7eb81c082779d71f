package dev.muc.model;

import org.jspecify.annotations.Nullable;

/**
 * What a client asked for when it entered.
 *
 * @param id the identifier of its presence, or null
 * @param history which of the earlier messages it wants to see
 * @param nickAssigned whether the service chose another nick than the one asked for
 */
public record JoinRequest(@Nullable String id, HistoryRequest history, boolean nickAssigned) {}
