package dev.muc.host;

import dev.muc.spi.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who answers what policies ask ({@link dev.muc.spi.Ruling#ask}), by kinds of inquiries. An
 * answerer is called on one thread of its own, apart from those of the rooms: it starts its work
 * and returns. What it throws, and a stage that fails, is no answer. Immutable.
 */
public final class Answerers {

  /** Nobody answers anything. */
  public static final Answerers NONE = new Answerers(List.of());

  private final List<Answerer<?>> all;

  private Answerers(List<Answerer<?>> all) {
    this.all = all;
  }

  private record Answerer<Q>(
      Class<Q> kind, Function<? super Q, ? extends CompletionStage<?>> find) {
    @Nullable CompletionStage<?> answer(Inquiry<?> inquiry) {
      return kind.isInstance(inquiry) ? find.apply(kind.cast(inquiry)) : null;
    }
  }

  /** Returns these answerers with one for another kind of inquiry. */
  public <A, Q extends Inquiry<A>> Answerers with(
      Class<Q> kind, Function<? super Q, ? extends CompletionStage<? extends A>> answerer) {
    List<Answerer<?>> more = new ArrayList<>(all);
    more.add(new Answerer<Q>(kind, answerer));
    return new Answerers(List.copyOf(more));
  }

  /** Asks the first who knows this kind; empty if nobody does. */
  Optional<CompletionStage<?>> answer(Inquiry<?> inquiry) {
    for (Answerer<?> answerer : all) {
      CompletionStage<?> answer = answerer.answer(inquiry);
      if (answer != null) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
