package dev.muc;

/**
 * A question that waits for its answer.
 *
 * @param id tells it from the other questions of the service
 * @param <A> what an answer is
 */
public record Asked<A>(long id, Question<A> question) {}
