package dev.muc.internal.feature;

import dev.muc.IdSource;
import dev.muc.ServiceConfig;
import dev.muc.internal.text.Texts;
import dev.muc.spi.RoomView;
import dev.muc.spi.ServiceView;
import dev.muc.stanza.Stanza;
import java.time.Instant;

/**
 * What a decision may use besides the room and the stanza.
 *
 * @param service how the service is set up
 * @param now the time at which the stanza came; read once
 * @param ids makes identifiers
 * @param directory the other rooms
 */
public record Context(ServiceConfig service, Instant now, IdSource ids, ServiceView directory) {

  /** Returns the texts in the language of {@code request}, or else in that of the room. */
  public Texts texts(Stanza request, RoomView room) {
    String lang = request.lang();
    return Texts.in(lang == null ? room.config().profile().lang() : lang);
  }
}
