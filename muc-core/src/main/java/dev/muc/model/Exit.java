package dev.muc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an occupant is no longer in the room, with the status codes that say so. */
public enum Exit {
  /** It left by itself, or its server said that it is gone (XEP-0045 §7.14). */
  LEFT,
  /** A moderator removed it (§8.2). */
  KICKED(StatusCode.KICKED),
  /** It was banned (§9.1). */
  BANNED(StatusCode.BANNED),
  /** It lost the affiliation that a members-only room asks for (§9.4). */
  AFFILIATION_LOST(StatusCode.AFFILIATION_LOST),
  /** The room became members-only (§10.2). */
  MEMBERS_ONLY(StatusCode.MEMBERS_ONLY),
  /** The service shuts down (§11.2). */
  SHUTDOWN(StatusCode.SHUTDOWN),
  /** What was sent to it came back (§11.1, §18.1.2). */
  TECHNICAL_ERROR(StatusCode.TECHNICAL_ERROR);

  private final @Nullable StatusCode code;

  Exit() {
    this.code = null;
  }

  Exit(StatusCode code) {
    this.code = code;
  }

  /** Returns whether nobody meant to keep the occupant out: it may come back as what it was. */
  public boolean isReturnable() {
    return switch (this) {
      case LEFT, SHUTDOWN, TECHNICAL_ERROR -> true;
      case KICKED, BANNED, AFFILIATION_LOST, MEMBERS_ONLY -> false;
    };
  }

  /** Returns the status codes of the unavailable presence, 110 aside. */
  public List<StatusCode> codes() {
    return code == null ? List.of() : List.of(code);
  }
}
