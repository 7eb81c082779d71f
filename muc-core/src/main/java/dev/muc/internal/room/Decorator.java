package dev.muc.internal.room;

import dev.muc.model.Occupant;
import dev.muc.spi.PresenceDecoration;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Adds to the presence of an occupant what an embedder shows of it to each viewer: a delivery for
 * all that are shown the same.
 */
final class Decorator {

  private Decorator() {}

  /** Hands {@code presence} on to {@code said}, as it is where nothing is added. */
  static void show(
      List<PresenceDecoration> decorations,
      RoomView room,
      Presence presence,
      Occupant about,
      List<Jid> recipients,
      BiConsumer<? super Stanza, List<Jid>> said) {
    if (decorations.isEmpty() || presence.type() != Presence.Type.AVAILABLE) {
      said.accept(presence, recipients);
      return;
    }
    Map<List<Element>, List<Jid>> groups = new LinkedHashMap<>();
    for (Jid recipient : recipients) {
      groups
          .computeIfAbsent(added(decorations, room, about, recipient), first -> new ArrayList<>())
          .add(recipient);
    }
    groups.forEach((added, group) -> said.accept(with(presence, added), group));
  }

  private static List<Element> added(
      List<PresenceDecoration> decorations, RoomView room, Occupant about, Jid recipient) {
    Optional<Occupant> viewer = room.occupant(recipient);
    if (viewer.isEmpty()) {
      return List.of();
    }
    List<Element> added = new ArrayList<>();
    for (PresenceDecoration decoration : decorations) {
      added.addAll(decoration.show(room, about, viewer.get()));
    }
    return added;
  }

  private static Presence with(Presence presence, List<Element> added) {
    if (added.isEmpty()) {
      return presence;
    }
    List<Element> payloads = new ArrayList<>(presence.payloads());
    payloads.addAll(added);
    return presence.with(presence.from(), presence.to(), payloads);
  }
}
