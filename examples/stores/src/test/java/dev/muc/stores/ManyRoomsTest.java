package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rooms in numbers: {@code -P million} fills a database with a million of them, and an archive with
 * as many messages, and prints how long it takes to find something among them. By default there are
 * fewer. The limit of a time is what a machine may take that has much else to do.
 */
class ManyRoomsTest {
  private static final int COUNT = Integer.getInteger("many.rooms", 20_000);
  private static final int BATCH = 2_000;
  private static final Duration LOOK_MAX = Duration.ofSeconds(10);
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void roomsAreListedFoundAndOpened(@TempDir Path folder) {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      timed("storing " + COUNT + " rooms", Duration.ofHours(1), () -> fill(storage));
      var rooms = storage.rooms();
      timed("first look, with all that starts then", () -> rooms.load(room(1)));
      Page<RoomSummary> first =
          timed("first page", () -> rooms.list(RoomQuery.listed(PageRequest.FIRST, 100)));
      assertThat(first.entries()).hasSize(100);
      assertThat(first.count()).isEqualTo(COUNT / 2);
      PageRequest middle = new PageRequest(100, room(COUNT / 2).toString(), null, null);
      Page<RoomSummary> deep =
          timed("page from the middle", () -> rooms.list(RoomQuery.all(middle, 100)));
      assertThat(deep.entries()).hasSize(100);
      assertThat(deep.count()).isEqualTo(COUNT);
      timed("last page", () -> rooms.list(RoomQuery.all(PageRequest.LAST, 100)));
      timed("page of the occupied", () -> rooms.list(RoomQuery.occupied(PageRequest.FIRST, 100)));
      RoomQuery text = new RoomQuery("room " + (COUNT - 1), false, false, PageRequest.FIRST, 100);
      Page<RoomSummary> found = timed("search by name", () -> rooms.list(text));
      assertThat(found.entries()).hasSize(1);
      timed("finding one", () -> rooms.find(room(COUNT / 3)));
      timed("rooms of a creator", () -> rooms.roomsCreatedBy(account(3)));
      timed("reservations of an account", () -> rooms.reservations(account(5)));
      timed("first page again", () -> rooms.list(RoomQuery.listed(PageRequest.FIRST, 100)));
      List<RoomEvent> events = timed("opening a cold one", () -> rooms.load(room(COUNT / 7)));
      assertThat(events).containsExactly(snapshot(COUNT / 7));
      timed("configuring one", () -> storeOne(storage));
      timed("opening a hundred cold ones", () -> openMany(rooms));
    }
  }

  @Test
  void archiveIsPagedFromAnywhere(@TempDir Path folder) {
    try (SqlStorage storage = SqlStorage.inFolder(folder)) {
      timed("storing " + COUNT + " messages", Duration.ofHours(1), () -> archive(storage));
      BareJid room = Fill.room(1);
      var archive = storage.archive();
      timed("latest page", () -> archive.page(room, ArchiveQuery.history(50)));
      var inTheMiddle = new PageRequest(50, "id-1-" + COUNT / 2, null, null);
      var byId = new ArchiveQuery(ArchiveQuery.Filter.NONE, inTheMiddle, 50);
      var page = timed("page from an id", () -> archive.page(room, byId)).orElseThrow();
      assertThat(page.messages()).hasSize(50);
      assertThat(page.count()).isEqualTo(COUNT);
      assertThat(page.index()).isEqualTo(COUNT / 2 + 1);
      Instant since = page.messages().get(0).at();
      var filter = new ArchiveQuery.Filter(since, null, null, null, null, null, List.of(), false);
      var byTime = new ArchiveQuery(filter, PageRequest.FIRST, 50);
      assertThat(timed("page from a time", () -> archive.page(room, byTime)))
          .hasValueSatisfying(same -> assertThat(same.messages()).isEqualTo(page.messages()));
    }
  }

  private static <T> T timed(String what, Supplier<T> work) {
    return timed(what, LOOK_MAX, work);
  }

  private static <T> T timed(String what, Duration max, Supplier<T> work) {
    long begin = System.nanoTime();
    T result = work.get();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf("%,12d microseconds: %s%n", taken.toNanos() / 1_000, what);
    assertThat(taken).as(what).isLessThan(max);
    return result;
  }

  private static int fill(SqlStorage storage) {
    for (int from = 0; from < COUNT; from += BATCH) {
      List<RoomRecord> batch = new ArrayList<>(BATCH);
      for (int i = from; i < Math.min(COUNT, from + BATCH); i++) {
        batch.add(record(i, "The room " + i));
      }
      storage.commit(batch);
    }
    return COUNT;
  }

  private static int openMany(RoomStore rooms) {
    for (int i = 1; i <= 100; i++) {
      assertThat(rooms.load(room(COUNT / 101 * i))).hasSize(1);
    }
    return 100;
  }

  private static int storeOne(SqlStorage storage) {
    storage.commit(List.of(record(COUNT / 7, "Another name")));
    return 1;
  }

  private static int archive(SqlStorage storage) {
    for (int from = 0; from < COUNT; from += BATCH) {
      storage.archive().append(Fill.room(1), Fill.messages(1, from, BATCH));
    }
    return COUNT;
  }

  private static RoomRecord record(int number, String name) {
    boolean listed = number % 2 == 0;
    int occupants = number % 100 == 0 ? 3 : 0;
    RoomSummary summary =
        new RoomSummary(room(number), name, listed, true, occupants, account(number), AT);
    return new RoomRecord(
        room(number), Earlier.SUPERSEDED, List.of(snapshot(number)), List.of(), summary, null);
  }

  private static RoomEvent snapshot(int number) {
    AffiliationEntry owner = new AffiliationEntry(account(number), Affiliation.OWNER, null, null);
    AffiliationEntry member =
        new AffiliationEntry(account(number + 1), Affiliation.MEMBER, null, "Nick " + number);
    return new RoomEvent.RoomRestored(
        new RoomSnapshot(
            AT,
            account(number),
            false,
            RoomConfig.DEFAULT,
            List.of(owner, member),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of()));
  }

  private static BareJid room(int number) {
    return BareJid.of("room-" + number + "@conference.localhost");
  }

  /** Everybody has created about ten rooms. */
  private static BareJid account(int number) {
    return BareJid.of("user" + number % (COUNT / 10) + "@localhost");
  }
}
