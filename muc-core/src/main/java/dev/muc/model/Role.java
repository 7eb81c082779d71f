package dev.muc.model;

import java.util.Locale;
import java.util.Optional;

/** What an occupant may do for the length of one visit (XEP-0045 §5.1), least privileged first. */
public enum Role {
  NONE,
  VISITOR,
  PARTICIPANT,
  MODERATOR;

  private final String value = name().toLowerCase(Locale.ROOT);

  /** Returns the role that an attribute value names, if there is one. */
  public static Optional<Role> of(String value) {
    for (Role role : values()) {
      if (role.value.equals(value)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the role with which an account enters or to which a change of affiliation moves it
   * (§5.1.2).
   */
  public static Role initial(Affiliation affiliation, boolean moderated) {
    return switch (affiliation) {
      case OWNER, ADMIN -> MODERATOR;
      case MEMBER -> PARTICIPANT;
      case NONE -> moderated ? VISITOR : PARTICIPANT;
      case OUTCAST -> NONE;
    };
  }

  /** Returns the value of the {@code role} attribute. */
  public String value() {
    return value;
  }

  /** Returns whether this role has all privileges of {@code other} (§5.1.1). */
  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
