package dev.muc.testing;

import dev.muc.Asked;
import dev.muc.Outcome;
import dev.muc.Question;
import dev.muc.Question.CountReservations;
import dev.muc.Question.CountRooms;
import dev.muc.Question.FindRoom;
import dev.muc.Question.ListRooms;
import dev.muc.Question.LoadRoom;
import dev.muc.Question.ReadArchive;
import dev.muc.RoomService;
import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.payload.Page;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind a service in a test: keeps everything in lists, and answers from them. */
public final class ListHost {
  private final Map<BareJid, List<RoomEvent>> events = new LinkedHashMap<>();
  private final Map<BareJid, ListArchive> archives = new LinkedHashMap<>();
  private final Map<BareJid, RoomSummary> summaries = new LinkedHashMap<>();

  /** Stores what happened, as a host does before it delivers. */
  public void store(Outcome outcome, RoomService service) {
    for (RoomChange change : outcome.changes()) {
      BareJid room = change.room();
      change.events().forEach(event -> store(room, event, service));
      Optional<RoomSummary> summary = service.room(room).flatMap(RoomSummary::of);
      if (summary.isPresent()) {
        summaries.put(room, summary.get());
      } else {
        summaries.remove(room);
      }
    }
  }

  private void store(BareJid room, RoomEvent event, RoomService service) {
    boolean open = service.room(room).filter(ListHost::showsRealJids).isPresent();
    if (event instanceof RoomClosed || event instanceof RoomDestroyed) {
      events.remove(room);
      archives.remove(room);
    } else {
      Optional<ArchivedMessage> archived = ArchivedMessage.of(event, open);
      archived.ifPresent(message -> archive(room).add(message));
      boolean inArchiveOnly = archived.isPresent() && event instanceof MessageAccepted;
      if (event instanceof RoomEvent.Durable && !inArchiveOnly && !isForgotten(event)) {
        events.computeIfAbsent(room, first -> new ArrayList<>()).add(event);
      }
    }
  }

  /** Nobody is ever shown it again. */
  private static boolean isForgotten(RoomEvent event) {
    return event instanceof MessageAccepted said && !said.remembered();
  }

  private static boolean showsRealJids(RoomView room) {
    return room.config().disclosure().nonAnonymous();
  }

  /** The archive of a room. */
  public ListArchive archive(BareJid room) {
    return archives.computeIfAbsent(room, first -> new ListArchive());
  }

  /** What is stored for a room, without its archive. */
  public List<RoomEvent> events(BareJid room) {
    return List.copyOf(events.getOrDefault(room, List.of()));
  }

  /** Answers a question. */
  public Outcome answer(Asked<?> asked, RoomService service) {
    return answer(asked, answer(asked.question()), service);
  }

  @SuppressWarnings("unchecked") // The answer is of its question's kind.
  private static <A> Outcome answer(Asked<A> asked, Object answer, RoomService service) {
    return service.answer(asked, (A) answer);
  }

  private Object answer(Question<?> question) {
    if (question instanceof LoadRoom load) {
      return events(load.room());
    } else if (question instanceof ReadArchive read) {
      return archive(read.room()).page(read.query());
    } else if (question instanceof FindRoom find) {
      return Optional.ofNullable(summaries.get(find.room()));
    } else if (question instanceof CountRooms count) {
      return (int)
          summaries.values().stream().filter(r -> r.creator().equals(count.creator())).count();
    } else if (question instanceof CountReservations) {
      return 0;
    } else if (question instanceof ListRooms list) {
      List<RoomSummary> all = summaries.values().stream().filter(list.query()::accepts).toList();
      return Page.of(all, RoomSummary::id, list.query().page(), list.query().pageMax());
    }
    throw new IllegalArgumentException("no answer to " + question);
  }
}
