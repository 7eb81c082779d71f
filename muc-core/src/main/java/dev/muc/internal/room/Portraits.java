package dev.muc.internal.room;

import dev.muc.model.Occupant;
import dev.muc.stanza.Presence;
import java.lang.ref.SoftReference;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The presences in which the occupants of a room are shown to all who enter. */
final class Portraits {
  /*
   * Making such a presence takes 250 ns and encoding it 300 ns; a codec keeps its encoding with it, so
   * showing it once more costs 30 ns. One portrait of an occupant takes some 500 bytes. Therefore small
   * rooms keep none, and a room that nobody enters any more gives its portraits back: the reference is a
   * soft one, which the machine clears when it was not used for long or when memory is short.
   *
   * Portraits are known by the occupant itself, which is immutable: one that has changed is another, and
   * has none. Forgetting those that are gone is for the sake of memory.
   */

  /** Entering a smaller room costs less than what the portraits would take up. */
  static final int OCCUPANTS_MIN = 16;

  private @Nullable SoftReference<Map<View, Map<Occupant, Presence>>> kept;

  /** Returns the presence of {@code occupant}, which is one of {@code occupants} in the room. */
  Presence of(Occupant occupant, View view, int occupants) {
    return occupants < OCCUPANTS_MIN
        ? paint(occupant, view)
        : kept(view).computeIfAbsent(occupant, missing -> paint(missing, view));
  }

  /** Forgets the portraits of an occupant that is gone or has changed, as it was. */
  void forget(Occupant occupant) {
    Map<View, Map<Occupant, Presence>> known = kept == null ? null : kept.get();
    if (known != null) {
      known.values().forEach(portraits -> portraits.remove(occupant));
    }
  }

  /** Forgets all. */
  void clear() {
    kept = null;
  }

  private Map<Occupant, Presence> kept(View view) {
    Map<View, Map<Occupant, Presence>> known = kept == null ? null : kept.get();
    if (known == null) {
      known = new EnumMap<>(View.class);
      kept = new SoftReference<>(known);
    }
    return known.computeIfAbsent(view, none -> new IdentityHashMap<>());
  }

  private static Presence paint(Occupant occupant, View view) {
    return OccupantPresence.available(occupant).as(view);
  }
}
