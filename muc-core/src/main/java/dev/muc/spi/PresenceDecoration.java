package dev.muc.spi;

import dev.muc.model.Occupant;
import dev.muc.stanza.Element;
import java.util.List;

/**
 * Adds to the presence of an occupant what only some may see. Asked for each that is shown an
 * occupant that is there; it costs a look at each viewer, and a stanza more for each kind of
 * viewers that is shown something else.
 */
@FunctionalInterface
public interface PresenceDecoration {

  /**
   * Returns what {@code viewer} is shown of {@code about} besides its presence; the occupant itself
   * is a viewer too.
   */
  List<Element> show(RoomView room, Occupant about, Occupant viewer);
}
