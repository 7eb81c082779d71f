package dev.muc.model;

import java.util.Locale;
import java.util.Optional;

/** Who may send private messages ({@code muc#roomconfig_allowpm}, XEP-0045 §16.5.3). */
public enum AllowPm {
  ANYONE,
  PARTICIPANTS,
  MODERATORS,
  NONE;

  private final String value = name().toLowerCase(Locale.ROOT);

  /** Returns the choice that a form value names, if there is one. */
  public static Optional<AllowPm> of(String value) {
    for (AllowPm choice : values()) {
      if (choice.value.equals(value)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  /** Returns the value of the form field. */
  public String value() {
    return value;
  }
}
