package dev.muc.internal.room;

import dev.muc.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the host has answered for the sake of one stanza or order. */
public final class Facts {
  private final Map<Question<?>, Object> answers = new HashMap<>(0);

  /** Returns the answer to a question, if it was asked and answered. */
  @SuppressWarnings("unchecked") // learn() takes only pairs of a question and its answer.
  public <A> Optional<A> get(Question<A> question) {
    return Optional.ofNullable((A) answers.get(question));
  }

  <A> void learn(Question<A> question, A answer) {
    answers.put(question, answer);
  }

  void forget() {
    answers.clear();
  }
}
