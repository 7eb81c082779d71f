package dev.muc.model;

import java.util.Locale;
import java.util.Optional;

/** A lasting association of an account with a room (XEP-0045 §5.2), least privileged first. */
public enum Affiliation {
  OUTCAST,
  NONE,
  MEMBER,
  ADMIN,
  OWNER;

  private final String value = name().toLowerCase(Locale.ROOT);

  /** Returns the affiliation that an attribute value names, if there is one. */
  public static Optional<Affiliation> of(String value) {
    for (Affiliation affiliation : values()) {
      if (affiliation.value.equals(value)) {
        return Optional.of(affiliation);
      }
    }
    return Optional.empty();
  }

  /** Returns the value of the {@code affiliation} attribute. */
  public String value() {
    return value;
  }

  /** Returns whether this affiliation grants everything that {@code other} grants (§5.2.1). */
  public boolean atLeast(Affiliation other) {
    return compareTo(other) >= 0;
  }
}
