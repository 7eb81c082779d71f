package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.internal.feature.Decision.AcceptInRooms;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Destruction;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.DataForm.Option;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.spi.ServiceView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An administrator of the service destroys rooms, by the ad-hoc command that Prosody's users know
 * ({@link dev.muc.Compatibility#destroyCommand}).
 */
final class DestroyRooms {
  static final String NODE = "http://prosody.im/protocol/muc#destroy";
  private static final String ROOMS = "rooms";

  private DestroyRooms() {}

  /** Asks which rooms; of very many, the first by address are offered and any can be named. */
  static Decision ask(String session, Texts texts, Context context) {
    List<Option> options =
        context.directory().rooms().stream()
            .sorted(Comparator.comparing(room -> room.address().toString()))
            .limit(context.service().limits().pageMax())
            .map(DestroyRooms::option)
            .toList();
    Field rooms =
        new Field(ROOMS, "list-multi", texts.get(TextKey.FIELD_ROOMS), List.of(), options, true);
    DataForm form =
        DataForm.titled("form", texts.get(TextKey.COMMAND_DESTROY), null, NODE, List.of(rooms));
    Element actions =
        Element.builder(Namespaces.COMMANDS, "actions")
            .attribute("execute", "complete")
            .child(Element.of(Namespaces.COMMANDS, "complete"))
            .build();
    return Decision.reply(
        Commands.answer(session, "executing").child(actions).child(form.toElement()).build());
  }

  private static Option option(RoomView room) {
    String address = room.address().toString();
    String name = room.config().profile().name();
    // With the address too: names need not differ, but labels have to (0004-3.3-7).
    return new Option(address, name.isEmpty() ? address : name + " (" + address + ")");
  }

  /** Destroys all the rooms that are named or, if one of them is no room, none. */
  static Decision decide(DataForm form, String session, Texts texts, Context context) {
    List<String> values = form.values(ROOMS);
    if (values == null || values.isEmpty()) {
      return Commands.badPayload(TextKey.ERROR_FORM_FIELD, ROOMS);
    }
    Map<BareJid, InRoom> named = new LinkedHashMap<>();
    for (String value : values) {
      Optional<RoomView> room = room(value.strip(), context.directory());
      if (room.isEmpty()) {
        return Commands.badPayload(TextKey.ERROR_FORM_FIELD, value);
      }
      BareJid address = room.get().address();
      named.put(address, new InRoom(address, List.of(new RoomDestroyed(Destruction.SILENT))));
    }
    StringBuilder note = new StringBuilder(texts.get(TextKey.COMMAND_DESTROYED));
    named.keySet().forEach(address -> note.append('\n').append(address));
    Element completed =
        Commands.answer(session, "completed")
            .child(
                Element.builder(Namespaces.COMMANDS, "note")
                    .attribute("type", "info")
                    .text(note.toString())
                    .build())
            .build();
    return new AcceptInRooms(new ArrayList<>(named.values()), completed);
  }

  private static Optional<RoomView> room(String address, ServiceView directory) {
    return Jid.parse(address)
        .filter(BareJid.class::isInstance)
        .flatMap(jid -> directory.room(jid.bare()));
  }
}
