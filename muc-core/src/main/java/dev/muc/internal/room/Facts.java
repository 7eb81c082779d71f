package dev.muc.internal.room;

import dev.muc.Question;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the host has answered for the sake of one stanza or order. */
public final class Facts {
  private Map<Question<?>, Object> answers = Collections.emptyMap(); // Nearly always: 48 bytes.

  /** Returns the answer to a question, if it was asked and answered. */
  @SuppressWarnings("unchecked") // learn() takes only pairs of a question and its answer.
  public <A> Optional<A> get(Question<A> question) {
    return Optional.ofNullable((A) answers.get(question));
  }

  <A> void learn(Question<A> question, A answer) {
    answers = answers.isEmpty() ? new HashMap<>() : answers;
    answers.put(question, answer);
  }

  void forget() {
    answers.clear();
  }
}
