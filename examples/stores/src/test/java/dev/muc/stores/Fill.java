package dev.muc.stores;

import dev.muc.event.RoomEvent;
import dev.muc.payload.Namespaces;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rooms with a number, to fill a database with. */
final class Fill {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Jid SENDER = Jid.of("romeo@localhost/balcony");

  private Fill() {}

  static BareJid room(int number) {
    return BareJid.of("room" + number + "@conference.localhost");
  }

  /** Returns a batch with so many events, and as many messages, in one room. */
  static List<RoomRecord> batch(int room, int count) {
    return List.of(
        new RoomRecord(
            room(room),
            Earlier.STANDS,
            events(room, count),
            messages(room, count),
            summary(room),
            null));
  }

  /** Returns a batch after which a room is gone. */
  static List<RoomRecord> gone(int room) {
    return List.of(new RoomRecord(room(room), Earlier.OVER, List.of(), List.of(), null, null));
  }

  static List<RoomEvent> events(int room, int count) {
    return IntStream.range(0, count)
        .<RoomEvent>mapToObj(
            i -> new RoomEvent.MessageAccepted(message(room, i), AT, SENDER, true, null))
        .toList();
  }

  static List<ArchivedMessage> messages(int room, int count) {
    return messages(room, 0, count);
  }

  /** Returns messages for an archive, with numbers that begin somewhere. */
  static List<ArchivedMessage> messages(int room, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> archived(room, i)).toList();
  }

  /** Returns messages of which each is longer than a chunk should be. */
  static List<ArchivedMessage> longMessages(int room, int count) {
    return messages(room, count).stream()
        .map(
            each ->
                new ArchivedMessage(
                    each.id(),
                    each.at(),
                    new Message(
                        Message.Type.GROUPCHAT,
                        each.message().from(),
                        null,
                        null,
                        List.of(Element.ofText(Stanza.NAMESPACE, "body", "x".repeat(70_000)))),
                    each.sender(),
                    true,
                    true))
        .toList();
  }

  private static ArchivedMessage archived(int room, int number) {
    String id = "id-" + room + "-" + number;
    Message message = message(room, number);
    Message shown = number % 2 == 0 ? message : reflected(message, id);
    return new ArchivedMessage(id, AT.plusSeconds(number), shown, SENDER, true, true);
  }

  /** Returns a message with what rooms put into all. */
  private static Message reflected(Message message, String id) {
    List<Element> payloads = new ArrayList<>(message.payloads());
    payloads.add(
        Element.builder(Namespaces.STANZA_ID, "stanza-id")
            .attribute("id", id)
            .attribute("by", message.from().bare())
            .build());
    payloads.add(
        Element.builder(Namespaces.OCCUPANT_ID, "occupant-id")
            .attribute("id", "an id that is rather long")
            .build());
    return message.with(message.from(), null, payloads);
  }

  /** Wants the latest messages of an archive. */
  static ArchiveQuery all() {
    return new ArchiveQuery(ArchiveQuery.Filter.NONE, PageRequest.LAST, 1_000);
  }

  private static RoomSummary summary(int room) {
    return new RoomSummary(room(room), "Room " + room, true, true, 1, SENDER.bare(), AT);
  }

  private static Message message(int room, int number) {
    String text = "This is message " + number + " of the many that are said in this room.";
    return new Message(
        Message.Type.GROUPCHAT,
        room(room).with("Rom\u00e9o"),
        null,
        "m" + number,
        List.of(Element.ofText(Stanza.NAMESPACE, "body", text)));
  }
}
