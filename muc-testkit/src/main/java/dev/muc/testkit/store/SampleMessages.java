package dev.muc.testkit.store;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages for an archive. */
final class SampleMessages {
  static final BareJid ROOM = SampleEvents.ROOM;
  static final BareJid OTHER = BareJid.of("kitchen@conference.localhost");
  static final BareJid ROMEO = BareJid.of("romeo@localhost");
  static final BareJid JULIET = BareJid.of("juliet@localhost");
  static final Instant AT = SampleEvents.AT;

  private SampleMessages() {}

  /** Returns a message with an id and a text, with all else that a message may have. */
  static ArchivedMessage said(String id, String text) {
    Message message =
        new Message(
            Message.Type.GROUPCHAT,
            ROOM.with("Rom\u00e9o \ud83c\udf39"),
            null,
            "<'" + id + "\">",
            "pt-BR",
            List.of(Texts.body(text), Texts.carrying(text)));
    return new ArchivedMessage(id, AT, message, ROMEO.with("balcony"), true, true);
  }

  /**
   * Returns 24 messages with the ids m0 to m23: three at each second, by three clients of two
   * accounts under changing nicks and one of the room itself, a third of them not for newcomers.
   */
  static List<ArchivedMessage> conversation() {
    List<ArchivedMessage> messages = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Jid sender =
          switch (i % 4) {
            case 0 -> ROMEO.with("balcony");
            case 1 -> ROMEO.with("orchard");
            case 2 -> JULIET.with("balcony");
            default -> BareJid.of("romeo@localhost.example");
          };
      Jid from = i == 11 ? ROOM : ROOM.with(i < 9 ? "one" : i % 2 == 0 ? "One" : "two");
      messages.add(message("m" + i, AT.plusSeconds(i / 3), from, sender, i % 3 != 1));
    }
    return messages;
  }

  /** Returns messages with the ids t0 to t9 whose times go back and forth. */
  static List<ArchivedMessage> outOfTime() {
    List<ArchivedMessage> messages = new ArrayList<>();
    int[] seconds = {2, 0, 5, 3, 9, 1, 4, 4, 8, 6};
    for (int i = 0; i < seconds.length; i++) {
      Jid from = ROOM.with(i % 2 == 0 ? "one" : "two");
      Jid sender = (i % 3 == 0 ? JULIET : ROMEO).with("balcony");
      messages.add(message("t" + i, AT.plusSeconds(seconds[i]), from, sender, i % 4 != 0));
    }
    return messages;
  }

  /** Returns messages that differ in id and text only, with a number in both. */
  static List<ArchivedMessage> numbered(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> said("n" + i, "text " + i)).toList();
  }

  /** Returns a filter that wants some ids. */
  static Filter ids(List<String> ids) {
    return new Filter(null, null, null, null, null, null, ids, false);
  }

  /** Returns each filter alone, and several together; the last one has all of them. */
  static List<Filter> filters() {
    Instant start = AT.plusSeconds(2);
    Instant end = AT.plusSeconds(6);
    FullJid one = ROOM.with("one");
    List<String> ids = List.of("m20", "m7", "m8", "m2", "m7");
    return List.of(
        filter(start, null, null, null, null, null),
        filter(start.plusNanos(1), null, null, null, null, null),
        filter(null, end, null, null, null, null),
        filter(null, end.minusNanos(1), null, null, null, null),
        filter(start, end, null, null, null, null),
        filter(end, start, null, null, null, null),
        filter(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"), null, null, null, null),
        filter(AT.plusSeconds(60), null, null, null, null, null),
        filter(null, null, one, null, null, null),
        filter(null, null, ROOM.with("One"), null, null, null),
        filter(null, null, OTHER.with("one"), null, null, null),
        filter(null, null, null, ROMEO, null, null),
        filter(null, null, null, ROMEO.with("orchard"), null, null),
        filter(null, null, null, ROMEO.with("nowhere"), null, null),
        filter(null, null, null, null, "m3", null),
        filter(null, null, null, null, null, "m16"),
        filter(null, null, null, null, "m3", "m16"),
        filter(null, null, null, null, "m16", "m3"),
        ids(ids),
        new Filter(null, null, null, null, null, null, List.of(), true),
        filter(start, end, null, JULIET, null, null),
        filter(null, end, one, ROMEO, null, null),
        filter(start, null, null, ROMEO.with("balcony"), "m3", null),
        filter(null, null, one, null, null, "m7"),
        new Filter(start, null, null, ROMEO, null, null, List.of(), true),
        new Filter(null, null, null, null, "m3", "m16", ids, false),
        new Filter(AT, end, one, ROMEO, "m1", "m20", List.of("m0", "m5", "m8", "m9"), true));
  }

  private static Filter filter(
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable FullJid occupant,
      @Nullable Jid sender,
      @Nullable String afterId,
      @Nullable String beforeId) {
    return new Filter(start, end, occupant, sender, afterId, beforeId, List.of(), false);
  }

  private static ArchivedMessage message(
      String id, Instant at, Jid from, Jid sender, boolean remembered) {
    List<Element> payloads = List.of(Texts.body("text of " + id));
    Message message = new Message(Message.Type.GROUPCHAT, from, null, id, payloads);
    return new ArchivedMessage(id, at, message, sender, id.hashCode() % 2 == 0, remembered);
  }
}
