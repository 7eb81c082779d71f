package dev.muc.spi;

/**
 * Something that a policy wants to know from outside ({@link Ruling#ask}): a value of the
 * embedder's, which the host takes to whoever can answer it.
 *
 * <p>Inquiries are told apart by {@code equals}, so a record is the right thing. What has to be
 * answered appears in logs when it fails; one that holds a secret writes its own {@code toString}.
 *
 * @param <A> what an answer is
 */
public interface Inquiry<A> {}
