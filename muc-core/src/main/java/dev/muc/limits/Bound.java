package dev.muc.limits;

/**
 * What holds whatever is set: it bounds what a room, a service or a host holds and does, far beyond
 * what anybody needs.
 */
public enum Bound {
  /** Of each part of an address, in UTF-8 (RFC 7622 §3). */
  ADDRESS_PART(1_023, "bytes", "modify/jid-malformed"),
  /** More than public servers have in any room; {@link Limit#OCCUPANTS} holds besides. */
  SEATS(100_000, "occupants that a form may ask for", "modify/not-acceptable"),
  /** Of one value of an embedder's own field, as of a room's description: a page of text. */
  OWN_FIELD_LENGTH(2_048, "characters", "modify/not-acceptable"),
  /** Of one of an embedder's own fields: more than anybody chooses by hand. */
  OWN_FIELD_VALUES(100, "values", "modify/not-acceptable"),
  /** Of a room, without an answer: at some 300 bytes each, about 300 KiB. */
  INVITATIONS_OPEN(1_000, "invitations", "the oldest is forgotten: a decline of it is dropped"),
  /** Of a room, without an answer; more visitors than anybody gives voice to one by one. */
  VOICE_REQUESTS_OPEN(1_000, "visitors", "the oldest is forgotten: an approval of it is refused"),
  /**
   * Of a room, on their way between occupants: far more than they ask within the seconds that an
   * answer takes; at some 300 bytes each, about 300 KiB.
   */
  RELAYS_OPEN(1_000, "requests", "the oldest is answered: wait/remote-server-timeout"),
  /** That had voice in a moderated room when they left: some 100 KiB a room. */
  VOICES_KEPT(1_000, "accounts", "the first that left has to ask for voice again"),
  /** Of destroyed rooms, in a service: at some 300 bytes each, about 3 MiB. */
  TOMBSTONES(10_000, "addresses", "the one that would go first is free again"),
  /** For each rate, in a service: at some 150 bytes each 1.5 MiB. */
  METERED(10_000, "accounts", "who did nothing for longest begins anew"),
  /** Identifiers hardly ever meet a room by chance. */
  NAMES_TRIED(10, "names for a new room", "cancel/internal-server-error"),
  /** Of rooms that policies hide, before one is shown empty. */
  HIDDEN_PAGES(8, "pages", "an empty page, from which the next can be asked for"),
  /** For one stanza: more than any sensible list of policies asks; one that never ends does. */
  INQUIRIES_FOR_A_STANZA(16, "inquiries of policies", "cancel/internal-server-error"),
  /**
   * Of a host: each has a room waiting, or somebody who looks at one. So whoever answers slowly has
   * no queue of any length before it.
   */
  INQUIRIES_OPEN(4_096, "inquiries of policies", "there is no answer: the policy decides without");

  private final int max;
  private final String unit;
  private final String beyond;

  Bound(int max, String unit, String beyond) {
    this.max = max;
    this.unit = unit;
    this.beyond = beyond;
  }

  /** Returns how much there is at most. */
  public int max() {
    return max;
  }

  /** Returns what is counted. */
  public String unit() {
    return unit;
  }

  /** Returns what comes of more: the error, or what gives way. */
  public String beyond() {
    return beyond;
  }
}
