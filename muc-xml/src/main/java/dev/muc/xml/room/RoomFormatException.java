package dev.muc.xml.room;

import org.jspecify.annotations.Nullable;

/**
 * What is stored or was given cannot be read: it is no XML, not what it should be, or of a newer
 * version. The message says what is wrong and where, in one sentence.
 *
 * <p>Checked, since no program can know what it will find in a file or a database.
 */
public final class RoomFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates one without another exception behind it. */
  public RoomFormatException(String problem) {
    this(problem, null);
  }

  /** Creates one because of {@code cause}. */
  public RoomFormatException(String problem, @Nullable Throwable cause) {
    super(problem, cause);
  }
}
