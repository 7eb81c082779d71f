package dev.muc.model;

/** A code in {@code <status/>} (XEP-0045 §16.6), in ascending order. */
public enum StatusCode {
  /** Occupants may see each other's real addresses. */
  NON_ANONYMOUS(100),
  /** The affiliation of an absent account changed. */
  AFFILIATION_CHANGED(101),
  /** A change of configuration that does not touch privacy. */
  CONFIGURATION_CHANGED(104),
  /** The presence is about its recipient. */
  SELF_PRESENCE(110),
  /** Discussions are logged in public. */
  LOGGING_ON(170),
  /** Discussions are no longer logged in public. */
  LOGGING_OFF(171),
  /** Real addresses are now visible to all occupants. */
  NOW_NON_ANONYMOUS(172),
  /** Real addresses are now visible to moderators only. */
  NOW_SEMI_ANONYMOUS(173),
  /** The recipient has created the room. */
  ROOM_CREATED(201),
  /** The service chose or changed the nick. */
  NICK_ASSIGNED(210),
  /** Banned. */
  BANNED(301),
  /** Not gone, but under another nick from now on. */
  NICK_CHANGED(303),
  /** Kicked. */
  KICKED(307),
  /** Removed because the affiliation changed. */
  AFFILIATION_LOST(321),
  /** Removed because the room became members-only. */
  MEMBERS_ONLY(322),
  /** Removed because the service shuts down. */
  SHUTDOWN(332),
  /** Removed for a technical reason. */
  TECHNICAL_ERROR(333);

  private final int code;

  StatusCode(int code) {
    this.code = code;
  }

  /** Returns the three-digit code. */
  public int code() {
    return code;
  }
}
