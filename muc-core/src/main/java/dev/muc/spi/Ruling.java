package dev.muc.spi;

import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What a policy says to a {@link Proposal}.
 *
 * @param <T> what is proposed
 */
public sealed interface Ruling<T> {

  /** The policy has nothing against it. */
  record Pass<T>() implements Ruling<T> {
    private static final Pass<?> INSTANCE = new Pass<>();
  }

  /**
   * Nothing happens and the sender is told why.
   *
   * @param notices what the room sends because of it, each with its addressee
   */
  record Refuse<T>(StanzaError error, List<Stanza> notices) implements Ruling<T> {

    public Refuse {
      notices = List.copyOf(notices);
    }
  }

  /** This happens in its place. */
  record Alter<T>(T instead) implements Ruling<T> {}

  /** Nothing happens, and the sender is not told. */
  record Drop<T>() implements Ruling<T> {}

  /**
   * The host has to be asked first.
   *
   * @param within how long the answer may take
   * @param then makes the ruling of the answer
   * @param otherwise the ruling if there is no answer
   */
  record Ask<T, A>(
      Inquiry<A> inquiry,
      Duration within,
      Function<? super A, ? extends Ruling<T>> then,
      Ruling<T> otherwise)
      implements Ruling<T> {

    public Ask {
      if (within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException("an answer needs some time: " + within);
      }
    }
  }

  /** Has nothing against it. */
  @SuppressWarnings("unchecked") // It holds nothing of the type.
  static <T> Ruling<T> pass() {
    return (Ruling<T>) Pass.INSTANCE;
  }

  /** Refuses with an error. */
  static <T> Ruling<T> refuse(StanzaError error) {
    return new Refuse<>(error, List.of());
  }

  /** Refuses with an error of the condition's usual type, and an explanation in English. */
  static <T> Ruling<T> refuse(StanzaError.Condition condition, String text) {
    return refuse(condition.error().text(text, "en"));
  }

  /**
   * Refuses with an error, and has the room tell others of it.
   *
   * @param notices from the room or an occupant, each with its addressee
   */
  static <T> Ruling<T> refuse(StanzaError error, List<? extends Stanza> notices) {
    return new Refuse<>(error, List.copyOf(notices));
  }

  /** Lets {@code instead} happen. */
  static <T> Ruling<T> alter(T instead) {
    return new Alter<>(instead);
  }

  /** Lets nothing happen, without a word. */
  static <T> Ruling<T> drop() {
    return new Drop<>();
  }

  /**
   * Asks the host; what comes for the room meanwhile waits.
   *
   * @param within how long the answer may take
   * @param then makes the ruling of the answer
   * @param otherwise the ruling if there is no answer by then
   */
  static <T, A> Ruling<T> ask(
      Inquiry<A> inquiry,
      Duration within,
      Function<? super A, ? extends Ruling<T>> then,
      Ruling<T> otherwise) {
    return new Ask<>(inquiry, within, then, otherwise);
  }
}
