package dev.muc.internal.feature;

import dev.muc.Question;
import dev.muc.Question.CarryOut;
import dev.muc.Question.FindRoom;
import dev.muc.Question.ListRooms;
import dev.muc.RoomOrder;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.internal.feature.Decision.AcceptInRooms;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.model.Destruction;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.DataForm.Option;
import dev.muc.payload.Namespaces;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    int max = context.service().limits().of(Limit.PAGE);
    var question = new ListRooms(RoomQuery.all(PageRequest.FIRST, max));
    return context
        .answer(question)
        .map(page -> ask(session, texts, page.map(DestroyRooms::option).entries()))
        .orElseGet(() -> Decision.askMeanwhile(List.of(question)));
  }

  private static Decision ask(String session, Texts texts, List<Option> options) {
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

  private static Option option(RoomSummary room) {
    String address = room.id();
    // With the address too: names need not differ, but labels have to (0004-3.3-7).
    return new Option(
        address, room.name().isEmpty() ? address : room.name() + " (" + address + ")");
  }

  /** Destroys all the rooms that are named or, if one of them is no room, none. */
  static Decision decide(DataForm form, String session, Texts texts, Context context) {
    List<String> values = form.values(ROOMS);
    if (values == null || values.isEmpty()) {
      return Commands.badPayload(TextKey.ERROR_FORM_FIELD, ROOMS);
    }
    Set<BareJid> named = new LinkedHashSet<>();
    List<Question<?>> unknown = new ArrayList<>();
    for (String value : values) {
      Optional<BareJid> address = address(value);
      if (address.isEmpty()) {
        return Commands.badPayload(TextKey.ERROR_FORM_FIELD, value);
      }
      named.add(address.get());
      FindRoom question = new FindRoom(address.get());
      Optional<Optional<RoomSummary>> found = context.answer(question);
      if (found.isEmpty()) {
        unknown.add(question);
      } else if (found.get().isEmpty()) {
        return Commands.badPayload(TextKey.ERROR_FORM_FIELD, value);
      }
    }
    if (!unknown.isEmpty()) {
      return Decision.askMeanwhile(unknown);
    }
    return context.service().host().knowsMoreRooms()
        ? haveDestroyed(named, completed(session, texts, named), context)
        : destroy(named, completed(session, texts, named));
  }

  private static Optional<BareJid> address(String text) {
    return Jid.parse(text.strip()).filter(BareJid.class::isInstance).map(Jid::bare);
  }

  private static Decision destroy(Set<BareJid> rooms, Element completed) {
    List<InRoom> all = new ArrayList<>(rooms.size());
    for (BareJid room : rooms) {
      all.add(new InRoom(room, List.of(new RoomDestroyed(Destruction.SILENT))));
    }
    return new AcceptInRooms(all, completed);
  }

  /** Where other services have the rooms, the host passes it on. */
  private static Decision haveDestroyed(Set<BareJid> rooms, Element completed, Context context) {
    List<Question<?>> open = new ArrayList<>();
    for (BareJid room : rooms) {
      CarryOut order = new CarryOut(new RoomOrder.Destroy(room, Destruction.SILENT));
      if (context.answer(order).isEmpty()) {
        open.add(order);
      }
    }
    return open.isEmpty() ? Decision.reply(completed) : Decision.askMeanwhile(open);
  }

  private static Element completed(String session, Texts texts, Set<BareJid> rooms) {
    StringBuilder note = new StringBuilder(texts.get(TextKey.COMMAND_DESTROYED));
    rooms.forEach(address -> note.append('\n').append(address));
    return Commands.answer(session, "completed")
        .child(
            Element.builder(Namespaces.COMMANDS, "note")
                .attribute("type", "info")
                .text(note.toString())
                .build())
        .build();
  }
}
