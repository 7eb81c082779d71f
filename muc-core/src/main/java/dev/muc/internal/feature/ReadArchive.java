package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;

import dev.muc.Delivery;
import dev.muc.Question;
import dev.muc.limits.Limit;
import dev.muc.payload.ArchiveRequest;
import dev.muc.payload.ArchiveRequest.Invalid;
import dev.muc.payload.ArchiveRequest.Wanted;
import dev.muc.spi.RoomView;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody reads what was said in a room earlier (XEP-0313 §4). */
final class ReadArchive {
  private static final ArchivePage NOTHING = new ArchivePage(List.of(), true, null, 0);

  private ReadArchive() {}

  /** Decides on a query, or on the question which fields a query can have. */
  static Decision decide(RoomView room, Iq request, Jid client, Context context) {
    Optional<Decision> refused = ArchiveAccess.refuse(room, client, context);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (request.type() == Iq.Type.GET) {
      return Decision.reply(ArchiveRequest.fields());
    }
    ArchiveRequest read = ArchiveRequest.read(request.payloads().get(0));
    if (read instanceof Invalid invalid) {
      return Decision.refuse(invalid.condition());
    }
    Wanted wanted = (Wanted) read;
    return wanted.ids().size() > context.service().limits().of(Limit.ITEMS_PER_REQUEST)
        ? Excess.of(Limit.ITEMS_PER_REQUEST, context.service().limits())
        : read(room, request, wanted, context);
  }

  private static Decision read(RoomView room, Iq request, Wanted wanted, Context context) {
    boolean realJids = ArchiveAccess.seesRealJids(room, request.from().bare());
    // Everything is asked as usual, so that nobody finds out by guessing who spoke (0313-4.1.1-2).
    boolean hidden = isRealJid(wanted.with(), room) && !realJids;
    ArchiveQuery query =
        new ArchiveQuery(
            hidden ? filter(wanted, null, null) : filter(wanted, room),
            wanted.page(),
            context.service().limits().of(Limit.PAGE));
    var question = new Question.ReadArchive(room.address(), query);
    Optional<Optional<ArchivePage>> answer = context.answer(question);
    if (answer.isEmpty()) {
      return Decision.askMeanwhile(List.of(question));
    }
    return answer
        .get()
        .map(page -> hidden ? NOTHING : page)
        .map(page -> send(room, request, wanted, page, realJids, context))
        .orElseGet(() -> Decision.refuse(ITEM_NOT_FOUND)); // 0313-4.1.3-2, 0313-4.3.2-2.
  }

  /** Anything but an address of the room itself. */
  private static boolean isRealJid(@Nullable Jid with, RoomView room) {
    return with != null && !with.bare().equals(room.address());
  }

  /** All that is said in a room is from the room, so its own address is no condition. */
  private static Filter filter(Wanted wanted, RoomView room) {
    Jid with = wanted.with();
    FullJid occupant = with instanceof FullJid full && !isRealJid(with, room) ? full : null;
    return filter(wanted, occupant, isRealJid(with, room) ? with : null);
  }

  private static Filter filter(Wanted wanted, @Nullable FullJid occupant, @Nullable Jid sender) {
    Instant end = wanted.end();
    return new Filter(
        wanted.start(),
        end == null ? null : endOfMillisecond(end),
        occupant,
        sender,
        wanted.afterId(),
        wanted.beforeId(),
        wanted.ids(),
        false);
  }

  /** Stamps tell milliseconds only, and a message whose stamp is the end belongs to the result. */
  private static Instant endOfMillisecond(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).plusMillis(1).minusNanos(1);
  }

  /** The messages in their order, and then the result (0313-4-2). */
  private static Decision send(
      RoomView room,
      Iq request,
      Wanted wanted,
      ArchivePage page,
      boolean realJids,
      Context context) {
    List<ArchivedMessage> messages = new ArrayList<>(page.messages());
    if (wanted.flipped()) {
      Collections.reverse(messages);
    }
    ArchiveResults results = new ArchiveResults(room.address(), wanted.queryId(), realJids);
    List<Delivery> deliveries = new ArrayList<>(messages.size() + 1);
    for (ArchivedMessage message : messages) {
      String id = context.ids().next();
      deliveries.add(new Delivery(results.message(message, id), request.from()));
    }
    deliveries.add(new Delivery(request.result(results.fin(page)), request.from()));
    return new Decision.Send(deliveries);
  }
}
