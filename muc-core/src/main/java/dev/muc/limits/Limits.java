package dev.muc.limits;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a service puts up with (XEP-0045 §14.6). Every limit is on by default; one is changed by
 * {@code Limits.DEFAULT.with(Limit.NICK_LENGTH, 20)}.
 */
public final class Limits {
  /* Each of these has all constants; they are looked up several times a stanza. */
  private final EnumMap<Limit, Integer> numbers;
  private final EnumMap<TimeLimit, Duration> times;
  private final EnumMap<RateLimit, Rate> rates;

  /** The limits of a service that chooses nothing; each constant says where its number is from. */
  public static final Limits DEFAULT =
      new Limits(
          all(Limit.class, Limit::normal),
          all(TimeLimit.class, TimeLimit::normal),
          all(RateLimit.class, RateLimit::normal));

  /** Hardly any limits: what a benchmark or a trusted network may do without. */
  public static final Limits OFF =
      new Limits(
          all(Limit.class, Limit::off),
          all(TimeLimit.class, TimeLimit::off),
          all(RateLimit.class, limit -> Rate.UNLIMITED));

  private Limits(
      EnumMap<Limit, Integer> numbers,
      EnumMap<TimeLimit, Duration> times,
      EnumMap<RateLimit, Rate> rates) {
    this.numbers = numbers;
    this.times = times;
    this.rates = rates;
  }

  private static <K extends Enum<K>, V> EnumMap<K, V> all(Class<K> kind, Function<K, V> value) {
    EnumMap<K, V> all = new EnumMap<>(kind);
    for (K limit : kind.getEnumConstants()) {
      all.put(limit, value.apply(limit));
    }
    return all;
  }

  private static <K extends Enum<K>, V> EnumMap<K, V> changed(EnumMap<K, V> all, K limit, V value) {
    EnumMap<K, V> changed = new EnumMap<>(all);
    changed.put(limit, value);
    return changed;
  }

  /** Returns how much there may be. */
  public int of(Limit limit) {
    return Objects.requireNonNull(numbers.get(limit));
  }

  /** Returns how long it may last. */
  public Duration of(TimeLimit limit) {
    return Objects.requireNonNull(times.get(limit));
  }

  /** Returns how often it may happen. */
  public Rate of(RateLimit limit) {
    return Objects.requireNonNull(rates.get(limit));
  }

  /**
   * Returns these limits with another number.
   *
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public Limits with(Limit limit, int max) {
    if (max < 0) {
      throw new IllegalArgumentException("a negative limit: " + limit + ", " + max);
    }
    return new Limits(changed(numbers, limit, max), times, rates);
  }

  /**
   * Returns these limits with another time.
   *
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public Limits with(TimeLimit limit, Duration max) {
    if (max.isNegative()) {
      throw new IllegalArgumentException("a negative limit: " + limit + ", " + max);
    }
    return new Limits(numbers, changed(times, limit, max), rates);
  }

  /** Returns these limits with another rate. */
  public Limits with(RateLimit limit, Rate rate) {
    return new Limits(numbers, times, changed(rates, limit, rate));
  }
}
