package dev.muc.limits;

/** How much there may be of something. */
public enum Limit {
  /** Characters of a nick: 64 still fit into one line of a client's list of occupants. */
  NICK_LENGTH(64, 1_023),
  /**
   * Clients that one account has under one nick: ten are more than people have, and each costs a
   * copy of every message.
   */
  SESSIONS_PER_NICK(10, 1_000_000),
  /**
   * Admins and owners that may enter a full room (0045-7.2.9-3): ten let the whole crew of an
   * ordinary room in.
   */
  SEATS_FOR_ADMINS(10, 1_000_000),
  /**
   * Items that one admin request may carry: a thousand of some 200 bytes are about 200 KiB, and
   * Prosody, for one, accepts stanzas of up to 256 KiB from a client ({@code
   * c2s_stanza_size_limit}).
   */
  ITEMS_PER_REQUEST(1_000, 1_000_000),
  /**
   * Messages that a room can be told to show to newcomers: a hundred are what clients show at once;
   * an archive has the rest.
   */
  HISTORY_MESSAGES(100, 10_000),
  /**
   * About how many bytes of memory the messages that a room keeps for newcomers may take up; the
   * oldest are forgotten first. 256 KiB are twenty messages of four pages each, or more than a
   * hundred of usual length at some 1 KiB each with all objects: with the default of twenty, only
   * long ones come near it.
   */
  HISTORY_BYTES(256 * 1024, Integer.MAX_VALUE),
  /**
   * Rooms that one answer lists, and messages of an archive that one query gets: a hundred rooms
   * are some 10 KiB, and a hundred messages some 100 KiB; clients ask for the next page.
   */
  PAGE(100, 1_000_000),
  /**
   * Rooms in which an account registers (0045-14.6-6): nobody is at home in more than a hundred.
   */
  RESERVATIONS_PER_ACCOUNT(100, 1_000_000),
  /**
   * Of the rooms that there are, those created by one account (0045-14.6-4): a thousand, at some 3
   * KiB each, cost less than a few crowded ones.
   */
  ROOMS_PER_ACCOUNT(1_000, 1_000_000),
  /** Characters of a message, written as XML: 65,536 are forty pages of text. */
  MESSAGE_LENGTH(65_536, Integer.MAX_VALUE),
  /**
   * Characters of a presence, written as XML; every occupant's last one is kept. 10,000 are what
   * every server has to take as one stanza (RFC 6120 §13.12); presence has a few hundred.
   */
  PRESENCE_LENGTH(10_000, Integer.MAX_VALUE);

  private final int normal;
  private final int off;

  Limit(int normal, int off) {
    this.normal = normal;
    this.off = off;
  }

  /** Returns how much a service that chooses nothing puts up with. */
  public int normal() {
    return normal;
  }

  /** Returns what comes to no limit. */
  int off() {
    return off;
  }
}
