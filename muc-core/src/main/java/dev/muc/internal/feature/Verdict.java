package dev.muc.internal.feature;

/**
 * What all policies together say to something.
 *
 * @param <T> what was proposed
 */
sealed interface Verdict<T> {

  /** This may happen: what was proposed, or something in its place. */
  record Stands<T>(T what) implements Verdict<T> {}

  /** It may not happen, or not yet, and neither may anything else that goes with it. */
  record Falls<T>(Decision decision) implements Verdict<T> {}
}
