package dev.muc.testkit.store;

import static dev.muc.testkit.store.SampleMessages.OTHER;
import static dev.muc.testkit.store.SampleMessages.ROOM;
import static dev.muc.testkit.store.SampleMessages.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.event.RoomEvent;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Storage} promises of its two stores together. An implementer extends this class
 * and says in {@link #open} how to open one. {@link RoomStoreContract} and {@link
 * ArchiveStoreContract} hold for each of the two.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StorageContract {
  private static final RoomEvent SAID = SampleEvents.said("text");
  private @Nullable Storage storage;

  /** For the subclass that says how to open one. */
  protected StorageContract() {}

  /**
   * Opens a storage. The first of a test is empty; a later one has what those before it have
   * stored, which are closed then.
   */
  protected abstract Storage open() throws Exception;

  /** Releases what a test has used but for its storages, which are closed then. */
  protected void release() throws Exception {}

  /**
   * Returns whether a batch is one transaction over both stores; otherwise a batch that fails may
   * have left messages in the archive.
   */
  protected boolean commitsAsOne() {
    return true;
  }

  @BeforeEach
  final void begin() throws Exception {
    storage = open();
  }

  @AfterEach
  final void end() throws Exception {
    storage().close();
    release();
  }

  private Storage storage() {
    if (storage == null) {
      throw new IllegalStateException("no test is running");
    }
    return storage;
  }

  private void openAgain() throws Exception {
    storage().close();
    storage = open();
  }

  private void commit(Draft... batch) {
    storage().commit(Arrays.stream(batch).map(Draft::done).toList());
  }

  private List<ArchivedMessage> archive(BareJid room) {
    ArchiveQuery query = new ArchiveQuery(Filter.NONE, PageRequest.FIRST, 10_000);
    return storage().archive().page(room, query).orElseThrow().messages();
  }

  @Test
  void emptyBatchChangesNothing() {
    commit();
    assertThat(storage().rooms().load(ROOM)).isEmpty();
    assertThat(archive(ROOM)).isEmpty();
  }

  @Test
  void batchReachesBothStores() {
    commit(
        Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)),
        Draft.of(OTHER).withMessages(numbered(0, 1)));
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(3, 2)));
    assertThat(storage().rooms().load(ROOM)).containsExactly(SAID, SAID);
    assertThat(storage().rooms().load(OTHER)).isEmpty();
    assertThat(storage().rooms().find(OTHER)).contains(Draft.summaryOf(OTHER));
    assertThat(archive(ROOM)).isEqualTo(numbered(0, 5));
    assertThat(archive(OTHER)).isEqualTo(numbered(0, 1));
  }

  @Test
  void supersededEventsLeaveTheArchiveAsItIs() {
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)));
    commit(
        Draft.of(ROOM)
            .with(Earlier.SUPERSEDED)
            .with(SampleEvents.restored())
            .withMessages(numbered(3, 1)));
    assertThat(storage().rooms().load(ROOM)).containsExactly(SampleEvents.restored());
    assertThat(archive(ROOM)).isEqualTo(numbered(0, 4));
  }

  @Test
  void roomThatIsGoneTakesItsArchiveWithIt() {
    commit(
        Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)),
        Draft.of(OTHER).with(SAID).withMessages(numbered(0, 3)));
    commit(
        Draft.of(ROOM).with(SAID).gone(null),
        Draft.of(OTHER).with(SAID).gone(Instant.parse("2500-01-01T00:00:00Z")));
    assertThat(storage().rooms().load(ROOM)).isEmpty();
    assertThat(storage().rooms().load(OTHER)).containsExactly(SAID);
    assertThat(archive(ROOM)).isEmpty();
    assertThat(archive(OTHER)).isEmpty();
  }

  @Test
  void whoeverTakesTheAddressOfARoomThatIsGoneReadsNothingOfIt() {
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)));
    commit(
        Draft.of(ROOM)
            .with(Earlier.OVER)
            .with(SampleEvents.said("new"))
            .withMessages(numbered(0, 1)));
    assertThat(storage().rooms().load(ROOM)).containsExactly(SampleEvents.said("new"));
    assertThat(archive(ROOM)).isEqualTo(numbered(0, 1));
  }

  @Test
  void roomThatCameAndWentInOneBatchLeavesNothing() {
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)).gone(null));
    assertThat(storage().rooms().load(ROOM)).isEmpty();
    assertThat(archive(ROOM)).isEmpty();
  }

  @Test
  void batchThatFailsHasChangedNothing() {
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)));
    Draft fine = Draft.of(OTHER).with(SAID).withMessages(numbered(0, 3));
    Draft taken =
        Draft.of(ROOM)
            .with(Earlier.SUPERSEDED)
            .with(SampleEvents.restored())
            .withMessages(numbered(2, 2));
    assertThatThrownBy(() -> commit(fine, taken)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> commit(taken, fine)).isInstanceOf(StoreException.class);

    assertThat(storage().rooms().load(ROOM)).containsExactly(SAID);
    assertThat(storage().rooms().load(OTHER)).isEmpty();
    assertThat(storage().rooms().find(OTHER)).isEmpty();
    if (commitsAsOne()) {
      assertThat(archive(ROOM)).isEqualTo(numbered(0, 3));
      assertThat(archive(OTHER)).isEmpty();
      commit(fine);
      assertThat(archive(OTHER)).isEqualTo(numbered(0, 3));
    }
  }

  @Test
  void whatWasCommittedIsThereWhenItIsOpenedAgain() throws Exception {
    BareJid juliet = BareJid.of("juliet@localhost");
    commit(
        Draft.of(ROOM).with(SampleEvents.all()).withMessages(SampleMessages.conversation()),
        Draft.of(OTHER).with(SampleEvents.reserved(juliet, "J")));
    storage().archive().redact(ROOM, "m1");
    storage().archive().expire(null, 23);
    final List<ArchivedMessage> before = archive(ROOM);
    openAgain();
    assertThat(storage().rooms().load(ROOM)).isEqualTo(SampleEvents.all());
    assertThat(archive(ROOM)).isEqualTo(before).hasSize(23);
    assertThat(storage().rooms().reservations(juliet)).isEqualTo(1);
    assertThat(storage().rooms().list(RoomQuery.all(PageRequest.FIRST, 9)).entries())
        .containsExactly(Draft.summaryOf(ROOM), Draft.summaryOf(OTHER));
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 1)));
    openAgain();
    assertThat(storage().rooms().load(ROOM)).hasSize(SampleEvents.all().size() + 1);
    assertThat(archive(ROOM)).hasSize(24).endsWith(numbered(0, 1).get(0));
  }

  @Test
  void roomThatMovesInTakesThePlaceOfAllThatWasStored() {
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)));
    Draft moved = Draft.of(ROOM).with(Earlier.OVER).with(SampleEvents.restored());
    storage().replace(moved.done(), numbered(2, 1_500).iterator());
    assertThat(storage().rooms().load(ROOM)).containsExactly(SampleEvents.restored());
    assertThat(archive(ROOM)).isEqualTo(numbered(2, 1_500));
    storage().replace(moved.done(), numbered(0, 0).iterator());
    assertThat(archive(ROOM)).isEmpty();
  }

  @Test
  void roomThatDoesNotMoveInAsAWholeChangesNothing() {
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(0, 3)));
    Draft moved = Draft.of(ROOM).with(Earlier.OVER).with(SampleEvents.restored());
    Iterator<ArchivedMessage> breaking =
        Stream.concat(
                numbered(0, 1_500).stream(),
                Stream.generate(
                    () -> {
                      throw new IllegalStateException("unreadable");
                    }))
            .map(ArchivedMessage.class::cast)
            .iterator();
    assertThatThrownBy(() -> storage().replace(moved.done(), breaking))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("unreadable");
    assertThat(storage().rooms().load(ROOM)).containsExactly(SAID);
    assertThat(archive(ROOM)).isEqualTo(numbered(0, 3));
    commit(Draft.of(ROOM).with(SAID).withMessages(numbered(3, 1)));
    assertThat(archive(ROOM)).isEqualTo(numbered(0, 4));
  }

  @Test
  void severalThreadsMayCommitForDifferentRooms() {
    Threads.run(
        6,
        thread -> {
          BareJid room = BareJid.of("thread" + thread + "@conference.localhost");
          BareJid other = BareJid.of("other" + thread + "@conference.localhost");
          for (int i = 0; i < 20; i++) {
            commit(
                Draft.of(room).with(SAID).withMessages(numbered(i, 1)),
                Draft.of(other).withMessages(numbered(i, 1)));
            assertThat(archive(room)).isEqualTo(numbered(0, i + 1));
            assertThat(storage().rooms().load(room)).hasSize(i + 1);
          }
        });
    assertThat(storage().rooms().list(RoomQuery.all(PageRequest.FIRST, 99)).count()).isEqualTo(12);
  }
}
