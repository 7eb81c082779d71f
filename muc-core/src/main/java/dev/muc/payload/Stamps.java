package dev.muc.payload;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Points in time as XEP-0082 writes them. */
public final class Stamps {

  private Stamps() {}

  /** Returns the stamp in UTC, with seconds, and milliseconds where there are any. */
  public static String format(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Reads a stamp with any offset; empty if it is none. */
  public static Optional<Instant> parse(String stamp) {
    try {
      return Optional.of(OffsetDateTime.parse(stamp.strip()).toInstant());
    } catch (DateTimeParseException notAStamp) {
      return Optional.empty(); // The caller decides what a wrong stamp means.
    }
  }
}
