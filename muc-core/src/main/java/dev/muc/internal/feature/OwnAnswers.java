package dev.muc.internal.feature;

import dev.muc.Question;
import dev.muc.Question.CountReservations;
import dev.muc.Question.CountRooms;
import dev.muc.Question.FindRoom;
import dev.muc.Question.ListRooms;
import dev.muc.payload.Page;
import dev.muc.spi.ServiceView;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service that has all its rooms in memory knows itself. */
public final class OwnAnswers {

  private OwnAnswers() {}

  /** Returns the answer; empty to a question about what only a store has. */
  @SuppressWarnings("unchecked") // Each answer is of its question's kind.
  static <A> Optional<A> to(Question<A> question, ServiceView rooms) {
    return Optional.ofNullable((A) answer(question, rooms));
  }

  private static @Nullable Object answer(Question<?> question, ServiceView rooms) {
    if (question instanceof ListRooms list) {
      return page(list.query(), rooms);
    } else if (question instanceof FindRoom find) {
      return rooms.room(find.room()).flatMap(RoomSummary::of);
    } else if (question instanceof CountRooms count) {
      return rooms.roomsCreatedBy(count.creator());
    } else if (question instanceof CountReservations count) {
      return rooms.reservations(count.account());
    }
    return null;
  }

  /** Returns the rooms that a query wants, of those in memory. */
  public static Page<RoomSummary> page(RoomQuery query, ServiceView rooms) {
    List<RoomSummary> wanted =
        rooms.rooms().stream()
            .flatMap(room -> RoomSummary.of(room).stream())
            .filter(query::accepts)
            .sorted(Comparator.comparing(RoomSummary::id))
            .toList();
    return Page.of(wanted, RoomSummary::id, query.page(), query.pageMax());
  }
}
