package dev.muc.internal.feature;

import static dev.muc.payload.Namespaces.MAM;

import dev.muc.Question;
import dev.muc.payload.Stamps;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import java.util.List;
import java.util.Optional;

/** Somebody asks from when to when the archive of a room goes (XEP-0313 §5). */
final class DescribeArchive {

  private DescribeArchive() {}

  static Decision decide(RoomView room, Iq request, Jid client, Context context) {
    Optional<Decision> refused = ArchiveAccess.refuse(room, client, context);
    if (refused.isPresent()) {
      return refused.get();
    }
    var oldest = new Question.ReadArchive(room.address(), ArchiveQuery.oldest());
    var newest = new Question.ReadArchive(room.address(), ArchiveQuery.newest());
    Optional<Optional<ArchivePage>> first = context.answer(oldest);
    Optional<Optional<ArchivePage>> last = context.answer(newest);
    return first.isEmpty() || last.isEmpty()
        ? Decision.askMeanwhile(List.of(oldest, newest))
        : Decision.reply(metadata(only(first.get()), only(last.get())));
  }

  private static Optional<ArchivedMessage> only(Optional<ArchivePage> page) {
    return page.flatMap(found -> found.messages().stream().findFirst());
  }

  private static Element metadata(Optional<ArchivedMessage> start, Optional<ArchivedMessage> end) {
    // The two were read one after the other: where one was not there yet, nothing was.
    return start.isEmpty() || end.isEmpty()
        ? Element.of(MAM, "metadata")
        : Element.of(MAM, "metadata", place("start", start.get()), place("end", end.get()));
  }

  private static Element place(String name, ArchivedMessage message) {
    return Element.builder(MAM, name)
        .attribute("id", message.id())
        .attribute("timestamp", Stamps.format(message.at()))
        .build();
  }
}
