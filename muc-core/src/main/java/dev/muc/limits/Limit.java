package dev.muc.limits;

import dev.muc.stanza.StanzaError;
import dev.muc.stanza.StanzaError.Condition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much there may be of something. */
public enum Limit {
  /** Of a nick: 64 still fit into one line of a client's list of occupants. */
  NICK_LENGTH(64, 1_023, "characters", Condition.NOT_ACCEPTABLE, StanzaError.Type.MODIFY),
  /** Of a subject: ten lines; clients show two of them. Every newcomer is sent it. */
  SUBJECT_LENGTH(
      1_024, Integer.MAX_VALUE, "characters", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /** Of what a presence says in words: ten lines, sent to all and kept as long as one is here. */
  STATUS_LENGTH(
      1_024, Integer.MAX_VALUE, "characters", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /** Of why somebody is kicked, banned, invited or told to go elsewhere: bans are kept. */
  REASON_LENGTH(
      1_024, Integer.MAX_VALUE, "characters", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /** Of a room's password: long enough for any generator. */
  PASSWORD_LENGTH(
      256, Integer.MAX_VALUE, "characters", Condition.NOT_ACCEPTABLE, StanzaError.Type.MODIFY),
  /** Of a room's name: a line in a list of rooms. */
  NAME_LENGTH(
      256, Integer.MAX_VALUE, "characters", Condition.NOT_ACCEPTABLE, StanzaError.Type.MODIFY),
  /** Of a room's description: a paragraph; a form with all fields is 8 KiB then. */
  DESCRIPTION_LENGTH(
      2_048, Integer.MAX_VALUE, "characters", Condition.NOT_ACCEPTABLE, StanzaError.Type.MODIFY),
  /** Of a message, written as XML: 65,536 are forty pages of text. */
  MESSAGE_LENGTH(
      65_536, Integer.MAX_VALUE, "characters", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /**
   * Of a presence, written as XML; every occupant's last one is kept. 10,000 are what every server
   * has to take as one stanza (RFC 6120 §13.12); presence has a few hundred.
   */
  PRESENCE_LENGTH(
      10_000, Integer.MAX_VALUE, "characters", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /**
   * Of a request, written as XML: as much as Prosody accepts from a client ({@code
   * c2s_stanza_size_limit}). Answers to what others asked may have any length.
   */
  REQUEST_LENGTH(
      262_144,
      Integer.MAX_VALUE,
      "characters",
      Condition.POLICY_VIOLATION,
      StanzaError.Type.MODIFY),
  /**
   * Elements inside each other in a stanza, itself the first: a message that was forwarded twice
   * and has formatted text reaches about twenty.
   */
  PAYLOAD_DEPTH(
      64, Integer.MAX_VALUE, "elements", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /** Items of one admin request: a thousand of some 200 bytes are about {@link #REQUEST_LENGTH}. */
  ITEMS_PER_REQUEST(1_000, 1_000_000, "items", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /** Clients of an account under one nick: more than people have; each gets every message. */
  SESSIONS_PER_NICK(10, 1_000_000, "clients", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /** Nicks of an account in one room: a bridge has more, but is an admin; others take up seats. */
  NICKS_PER_ACCOUNT(10, 1_000_000, "nicks", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /**
   * Occupants of a room, whatever its owners choose: more than public servers have in any. Owners
   * begin with 200, the default of {@code muc#roomconfig_maxusers}.
   */
  OCCUPANTS(100_000, 10_000_000, "occupants", Condition.SERVICE_UNAVAILABLE, StanzaError.Type.WAIT),
  /**
   * Admins and owners that a full room takes besides (0045-7.2.9-3): the crew of an ordinary one.
   */
  SEATS_FOR_ADMINS(
      10, 1_000_000, "occupants", Condition.SERVICE_UNAVAILABLE, StanzaError.Type.WAIT),
  /**
   * Occupants of a room above which the presence of newcomers without voice is not sent to the
   * others: at 500 a room of listeners costs as much as one can follow, and the list of those who
   * speak can be read again.
   */
  LISTENERS_SHOWN(500, Integer.MAX_VALUE, "occupants"),
  /** Owners of a room: more than anybody can trust. */
  OWNERS(100, 1_000_000, "accounts", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /** Admins of a room: the form of its configuration names all of them, 64 KiB of them. */
  ADMINS(1_000, 1_000_000, "accounts", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /** Members of a room: a large society; at some 150 bytes each 3 MiB. */
  MEMBERS(20_000, 10_000_000, "accounts", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /** Banned accounts and domains of a room: whole lists of spammers. */
  OUTCASTS(20_000, 10_000_000, "accounts", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /**
   * Rooms in which an account registers (0045-14.6-6): nobody is at home in more than a hundred.
   */
  RESERVATIONS_PER_ACCOUNT(
      100, 1_000_000, "rooms", Condition.POLICY_VIOLATION, StanzaError.Type.MODIFY),
  /**
   * Of the rooms that there are, those created by one account (0045-14.6-4): a thousand, at some 3
   * KiB each, cost less than a few crowded ones.
   */
  ROOMS_PER_ACCOUNT(1_000, 1_000_000, "rooms", Condition.NOT_ALLOWED, StanzaError.Type.CANCEL),
  /**
   * Rooms in the memory of a service, or of a host, whose shards have equal parts: at some 3 KiB
   * each, 300 MiB.
   */
  ROOMS(100_000, Integer.MAX_VALUE, "rooms", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT),
  /**
   * Messages that a room can be told to show to newcomers: a hundred are what clients show at once;
   * an archive has the rest.
   */
  HISTORY_MESSAGES(100, 10_000, "messages", Condition.NOT_ACCEPTABLE, StanzaError.Type.MODIFY),
  /**
   * About how much memory the messages that a room keeps for newcomers may take up; the oldest are
   * forgotten first. A character counts as two bytes, as it takes beyond Latin-1. 256 KiB are
   * twenty messages of four pages each, or more than a hundred of usual length.
   */
  HISTORY_BYTES(256 * 1024, Integer.MAX_VALUE, "bytes"),
  /**
   * Rooms that one answer lists, and messages of an archive that one query gets: a hundred rooms
   * are some 10 KiB, and a hundred messages some 100 KiB; clients ask for the next page.
   */
  PAGE(100, 1_000_000, "entries"),
  /**
   * What waits for a room while something about it is asked: of some 1 KiB each 1 MiB a room; it
   * takes a flood within the time of one answer.
   */
  QUEUED(1_000, 1_000_000, "stanzas", Condition.RESOURCE_CONSTRAINT, StanzaError.Type.WAIT);

  private final int normal;
  private final int off;
  private final String unit;
  private final @Nullable Condition condition;
  private final StanzaError.@Nullable Type type;

  Limit(
      int normal,
      int off,
      String unit,
      @Nullable Condition condition,
      StanzaError.@Nullable Type type) {
    this.normal = normal;
    this.off = off;
    this.unit = unit;
    this.condition = condition;
    this.type = type;
  }

  /** A limit to which things are cut. */
  Limit(int normal, int off, String unit) {
    this(normal, off, unit, null, null);
  }

  /** Returns how much a service that chooses nothing puts up with. */
  public int normal() {
    return normal;
  }

  /** Returns what comes to no limit. */
  int off() {
    return off;
  }

  /** Returns what is counted. */
  public String unit() {
    return unit;
  }

  /** Returns how more is refused; empty if nothing is refused, but cut. */
  public Optional<StanzaError> error() {
    return condition == null || type == null
        ? Optional.empty()
        : Optional.of(condition.error(type));
  }
}
