package dev.muc.payload;

import static dev.muc.payload.Namespaces.MAM;

import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a query to an archive asks for (XEP-0313 §4). */
public sealed interface ArchiveRequest {

  /**
   * Wants messages that meet all these conditions; null and the empty list are none.
   *
   * @param queryId what the client calls the query, or null
   * @param with whom the messages are from
   * @param start the earliest time
   * @param end the latest time
   * @param afterId the id of a message that they come after
   * @param beforeId the id of a message that they come before
   * @param ids the ids of which they have one
   * @param page which part of these
   * @param flipped whether the latest of that part comes first (§4.3.4)
   */
  record Wanted(
      @Nullable String queryId,
      @Nullable Jid with,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable String afterId,
      @Nullable String beforeId,
      List<String> ids,
      PageRequest page,
      boolean flipped)
      implements ArchiveRequest {

    public Wanted {
      ids = List.copyOf(ids);
    }
  }

  /** Cannot be answered; the condition says why. */
  record Invalid(Condition condition) implements ArchiveRequest {}

  /** Reads a query. */
  static ArchiveRequest read(Element query) {
    Optional<PageRequest> page = PageRequest.read(query);
    if (page.isEmpty()) {
      return new Invalid(Condition.BAD_REQUEST); // 0059-2.1-2.
    }
    ArchiveForm form = ArchiveForm.in(query);
    Optional<Condition> fault = form.fault();
    if (fault.isPresent()) {
      return new Invalid(fault.get());
    }
    return new Wanted(
        query.attribute("queryid").orElse(null),
        form.with(),
        form.stamp("start"),
        form.stamp("end"),
        form.text("after-id"),
        form.text("before-id"),
        form.ids(),
        page.get(),
        query.child("flip-page").isPresent());
  }

  /** Returns the answer to the question which fields there are (§4.1.5). */
  static Element fields() {
    return Element.of(MAM, "query", ArchiveForm.blank());
  }
}
