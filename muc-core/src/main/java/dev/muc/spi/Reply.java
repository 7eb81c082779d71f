package dev.muc.spi;

import dev.muc.stanza.Element;
import dev.muc.stanza.StanzaError;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a {@link RequestHandler} answers. */
public sealed interface Reply {

  /**
   * What was asked for.
   *
   * @param payload null for an empty result
   */
  record Result(@Nullable Element payload) implements Reply {}

  /** Why there is no result. */
  record Refusal(StanzaError error) implements Reply {}

  /**
   * The host has to be asked first; what comes for the room meanwhile does not wait.
   *
   * @param within how long the answer may take
   * @param then makes the reply of the answer
   * @param otherwise the reply if there is none
   */
  record Ask<A>(
      Inquiry<A> inquiry, Duration within, Function<? super A, Reply> then, Reply otherwise)
      implements Reply {}

  /** Answers with an empty result. */
  static Reply done() {
    return new Result(null);
  }

  /** Answers with a result. */
  static Reply result(Element payload) {
    return new Result(payload);
  }

  /** Refuses, with an error of the condition's usual type and an explanation in English. */
  static Reply refuse(StanzaError.Condition condition, String text) {
    return new Refusal(condition.error().text(text, "en"));
  }

  /** Asks the host. */
  static <A> Reply ask(
      Inquiry<A> inquiry, Duration within, Function<? super A, Reply> then, Reply otherwise) {
    return new Ask<>(inquiry, within, then, otherwise);
  }
}
