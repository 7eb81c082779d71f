package dev.muc.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long messages stay in the archives of rooms (XEP-0313 §3.2). The oldest of a room go first,
 * so that its archive has no gaps.
 *
 * @param ageMax the greatest age, or null for any
 * @param messagesMax the most messages of one room, 0 for any number
 */
public record Retention(@Nullable Duration ageMax, int messagesMax) {

  /** Everything stays. */
  public static final Retention FOREVER = new Retention(null, 0);

  public Retention {
    if (messagesMax < 0 || (ageMax != null && (ageMax.isNegative() || ageMax.isZero()))) {
      throw new IllegalArgumentException(
          "expected a positive age and no negative number: " + ageMax + ", " + messagesMax);
    }
  }

  /** Returns whether nothing is ever removed. */
  public boolean isForever() {
    return ageMax == null && messagesMax == 0;
  }
}
