package dev.muc.component.rooms;

/** Hears how far something has come. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (done, of) -> {};

  /**
   * Is told that {@code done} of {@code of} is done; in whatever unit, and often.
   *
   * @param of 0 if it is not known
   */
  void at(long done, long of);
}
