package dev.muc.internal.feature;

import dev.muc.IdSource;
import dev.muc.Question;
import dev.muc.ServiceConfig;
import dev.muc.internal.room.Facts;
import dev.muc.internal.text.Texts;
import dev.muc.spi.RoomView;
import dev.muc.spi.ServiceView;
import dev.muc.stanza.Stanza;
import java.time.Instant;
import java.util.Optional;

/**
 * What a decision may use besides the room and the stanza.
 *
 * @param service how the service is set up
 * @param now the time at which the stanza came; read once
 * @param ids makes identifiers
 * @param directory the rooms that are in memory
 * @param facts what the host has answered
 */
public record Context(
    ServiceConfig service, Instant now, IdSource ids, ServiceView directory, Facts facts) {

  /**
   * Returns the answer to a question: that of the host, or the service's own where it knows all
   * rooms. Empty if it has to be asked first ({@link Decision#ask}).
   */
  public <A> Optional<A> answer(Question<A> question) {
    return service.host().knowsMoreRooms()
        ? facts.get(question)
        : facts.get(question).or(() -> OwnAnswers.to(question, directory));
  }

  /** Returns the texts in the language of {@code request}, or else in that of the room. */
  public Texts texts(Stanza request, RoomView room) {
    String lang = request.lang();
    return Texts.in(lang == null ? room.config().profile().lang() : lang);
  }
}
