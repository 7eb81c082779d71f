package dev.muc.internal.room;

import dev.muc.Question;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the host has answered for the sake of one stanza or order. */
public final class Facts {
  private static final Object NO_ANSWER = new Object();

  private Map<Question<?>, Object> answers = Collections.emptyMap(); // Nearly always: 48 bytes.

  /** Returns the answer to a question, if it was asked and answered. */
  @SuppressWarnings("unchecked") // learn() takes only pairs of a question and its answer.
  public <A> Optional<A> get(Question<A> question) {
    Object answer = answers.get(question);
    return answer == NO_ANSWER ? Optional.empty() : Optional.ofNullable((A) answer);
  }

  /** Returns whether a question was asked and will have no answer. */
  public boolean isUnanswerable(Question<?> question) {
    return answers.get(question) == NO_ANSWER;
  }

  /** Returns how many questions are settled. */
  public int count() {
    return answers.size();
  }

  <A> void learn(Question<A> question, A answer) {
    answers = answers.isEmpty() ? new HashMap<>() : answers;
    answers.put(question, answer);
  }

  void doWithout(Question<?> question) {
    answers = answers.isEmpty() ? new HashMap<>() : answers;
    answers.put(question, NO_ANSWER);
  }

  void forget() {
    answers.clear();
  }
}
