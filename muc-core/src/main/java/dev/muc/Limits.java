package dev.muc;

import java.time.Duration;

/**
 * What a service puts up with (XEP-0045 §14.6). Every limit is on by default.
 *
 * @param nickLengthMax the most characters of a nick
 * @param sessionsPerNickMax the most clients that one account may have under one nick
 * @param seatsForAdmins how many admins and owners may enter a full room (0045-7.2.9-3)
 * @param itemsPerRequestMax the most items that one admin request may carry
 * @param historyMax the most messages that a room can be told to show to newcomers
 * @param historyBytesMax about how many bytes of memory the messages that a room keeps for
 *     newcomers may take up; the oldest are forgotten first
 * @param pageMax the most rooms that one answer lists, and the most messages of an archive that one
 *     query gets
 * @param lockedMax how long a new room waits for its configuration before it is given up
 *     (0045-14.6-5)
 * @param answerMax how long an occupant may take to answer what another asks (0045-17.4-2); then
 *     the room says that there was no answer
 * @param tombstoneKept how long the address of a destroyed room shows the way to the venue that was
 *     given; nobody can enter there meanwhile (0045-10.9-4). Zero frees addresses at once
 * @param reservationsPerAccountMax in how many rooms an account may register (0045-14.6-6)
 * @param roomsPerAccountMax how many of the rooms that there are may have been created by one
 *     account (0045-14.6-4)
 * @param traffic how much an account may send
 */
public record Limits(
    int nickLengthMax,
    int sessionsPerNickMax,
    int seatsForAdmins,
    int itemsPerRequestMax,
    int historyMax,
    int historyBytesMax,
    int pageMax,
    Duration lockedMax,
    Duration answerMax,
    Duration tombstoneKept,
    int reservationsPerAccountMax,
    int roomsPerAccountMax,
    Traffic traffic) {

  /**
   * The limits of a service that chooses nothing.
   *
   * <ul>
   *   <li>A nick of 64 characters still fits into one line of a client's list of occupants.
   *   <li>Ten clients are more than people have; each of them costs a copy of every message.
   *   <li>Ten seats let the whole crew of an ordinary room in.
   *   <li>A thousand items of some 200 bytes are about 200 KiB, and Prosody, for one, accepts
   *       stanzas of up to 256 KiB from a client ({@code c2s_stanza_size_limit}).
   *   <li>A hundred messages are what clients show at once; an archive has the rest.
   *   <li>256 KiB are twenty messages of four pages each, or more than a hundred of usual length at
   *       some 1 KiB each with all objects: with the default of twenty, only long ones come near
   *       it.
   *   <li>A hundred rooms are some 10 KiB, and a hundred messages some 100 KiB; clients ask for the
   *       next page.
   *   <li>Half an hour is longer than anybody fills in a form, and a forgotten room is gone soon.
   *   <li>Two minutes are what Prosody gives requests of its own ({@code module:send_iq}), and
   *       longer than most clients wait.
   *   <li>31 days let those who come once a month find the new room; Prosody takes the same ({@code
   *       muc_tombstone_expiry}).
   *   <li>Nobody is at home in more than a hundred rooms.
   *   <li>A thousand rooms, at some 3 KiB each, cost less than a few crowded ones.
   * </ul>
   */
  public static final Limits DEFAULT =
      new Limits(
          64,
          10,
          10,
          1_000,
          100,
          256 * 1024,
          100,
          Duration.ofMinutes(30),
          Duration.ofMinutes(2),
          Duration.ofDays(31),
          100,
          1_000,
          Traffic.DEFAULT);

  /** Hardly any limits: what a benchmark or a trusted network may do without. */
  public static final Limits OFF =
      new Limits(
          1_023,
          1_000_000,
          1_000_000,
          1_000_000,
          10_000,
          Integer.MAX_VALUE,
          1_000_000,
          Duration.ofDays(365),
          Duration.ofDays(1),
          Duration.ZERO,
          1_000_000,
          1_000_000,
          Traffic.UNLIMITED);

  /** Returns these limits with another number of seats for admins and owners in a full room. */
  public Limits withSeatsForAdmins(int seats) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seats,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        lockedMax,
        answerMax,
        tombstoneKept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another number of bytes for the history of a room. */
  public Limits withHistoryBytesMax(int max) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        max,
        pageMax,
        lockedMax,
        answerMax,
        tombstoneKept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another number of rooms or messages that one answer has. */
  public Limits withPageMax(int max) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        max,
        lockedMax,
        answerMax,
        tombstoneKept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another time that a new room waits for its configuration. */
  public Limits withLockedMax(Duration max) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        max,
        answerMax,
        tombstoneKept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another time that an occupant may take to answer. */
  public Limits withAnswerMax(Duration max) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        lockedMax,
        max,
        tombstoneKept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another time that a destroyed room shows the way. */
  public Limits withTombstoneKept(Duration kept) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        lockedMax,
        answerMax,
        kept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another number of rooms in which an account may register. */
  public Limits withReservationsPerAccountMax(int max) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        lockedMax,
        answerMax,
        tombstoneKept,
        max,
        roomsPerAccountMax,
        traffic);
  }

  /** Returns these limits with another number of rooms that an account may create. */
  public Limits withRoomsPerAccountMax(int max) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        lockedMax,
        answerMax,
        tombstoneKept,
        reservationsPerAccountMax,
        max,
        traffic);
  }

  /** Returns these limits with another amount that an account may send. */
  public Limits withTraffic(Traffic newTraffic) {
    return new Limits(
        nickLengthMax,
        sessionsPerNickMax,
        seatsForAdmins,
        itemsPerRequestMax,
        historyMax,
        historyBytesMax,
        pageMax,
        lockedMax,
        answerMax,
        tombstoneKept,
        reservationsPerAccountMax,
        roomsPerAccountMax,
        newTraffic);
  }
}
