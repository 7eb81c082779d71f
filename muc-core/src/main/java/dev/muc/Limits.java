package dev.muc;

/**
 * What a service puts up with (XEP-0045 §14.6). Every limit is on by default.
 *
 * @param nickLengthMax the most characters of a nick
 * @param sessionsPerNickMax the most clients that one account may have under one nick
 * @param seatsForAdmins how many admins and owners may enter a full room (0045-7.2.9-3)
 * @param itemsPerRequestMax the most items that one admin request may carry
 * @param historyMax the most messages that a room can be told to show to newcomers
 * @param pageMax the most rooms that one answer lists
 */
public record Limits(
    int nickLengthMax,
    int sessionsPerNickMax,
    int seatsForAdmins,
    int itemsPerRequestMax,
    int historyMax,
    int pageMax) {

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
   *   <li>A hundred rooms are some 10 KiB; clients ask for the next page.
   * </ul>
   */
  public static final Limits DEFAULT = new Limits(64, 10, 10, 1_000, 100, 100);

  /** Hardly any limits: what a benchmark or a trusted network may do without. */
  public static final Limits OFF =
      new Limits(1_023, 1_000_000, 1_000_000, 1_000_000, 10_000, 1_000_000);
}
