package dev.muc.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.event.RoomEvent;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link RoomStore} promises. An implementer extends this class and says in {@link
 * #open} how to make an empty one. Where archive and rooms are one storage, {@link StorageContract}
 * holds as well.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class RoomStoreContract extends RoomListContract {
  private static final BareJid ROOM = SampleEvents.ROOM;
  private static final BareJid OTHER = BareJid.of("kitchen@conference.localhost");
  private static final BareJid THIRD = BareJid.of("cellar@conference.localhost");
  private static final Instant FAR = Instant.parse("2500-01-01T00:00:00Z");

  /** For the subclass that says how to open one. */
  protected RoomStoreContract() {}

  @Test
  void nothingIsStoredAtFirst() {
    assertThat(store().load(ROOM)).isEmpty();
    assertThat(store().find(ROOM)).isEmpty();
  }

  @Test
  void emptyBatchChangesNothing() {
    store().append(List.of());
    assertThat(store().load(ROOM)).isEmpty();
  }

  @Test
  void eventsOfEveryKindComeBackAsTheyWere() {
    append(Draft.of(ROOM).with(SampleEvents.all()));
    assertThat(store().load(ROOM)).isEqualTo(SampleEvents.all());
  }

  @Test
  void textOfEveryKindComesBackAsItWas() {
    List<RoomEvent> events = Texts.ALL.stream().map(SampleEvents::said).toList();
    append(Draft.of(ROOM).with(events));
    assertThat(store().load(ROOM)).isEqualTo(events);
  }

  @Test
  void bigEventsComeBackAsTheyWere() {
    RoomEvent big = SampleEvents.said("\ud83d\ude00 big ".repeat(40_000));
    append(Draft.of(ROOM).with(big, SampleEvents.said("small"), big));
    assertThat(store().load(ROOM)).containsExactly(big, SampleEvents.said("small"), big);
  }

  @Test
  void eventsKeepTheirOrderOverManyBatches() {
    List<RoomEvent> expected = new ArrayList<>();
    for (int batch = 0; batch < 30; batch++) {
      List<RoomEvent> events = numbered(batch * 10, 10);
      expected.addAll(events);
      append(Draft.of(ROOM).with(events), Draft.of(OTHER).with(numbered(batch, 1)));
    }
    assertThat(store().load(ROOM)).isEqualTo(expected);
    assertThat(store().load(OTHER)).isEqualTo(numbered(0, 30));
  }

  @Test
  void aBatchOfManyRoomsIsStoredWhole() {
    List<BareJid> rooms =
        IntStream.range(0, 500)
            .mapToObj(i -> BareJid.of("r" + i + "@conference.localhost"))
            .toList();
    Draft[] batch =
        rooms.stream()
            .map(room -> Draft.of(room).with(SampleEvents.said(room.toString())))
            .toArray(Draft[]::new);
    append(batch);
    for (BareJid room : rooms) {
      assertThat(store().load(room)).containsExactly(SampleEvents.said(room.toString()));
    }
  }

  @Test
  void recordWithoutEventsChangesOnlyTheSummary() {
    append(Draft.of(ROOM).with(SampleEvents.said("1")));
    append(Draft.of(ROOM).with(named(ROOM, "changed")));
    assertThat(store().load(ROOM)).containsExactly(SampleEvents.said("1"));
    assertThat(store().find(ROOM)).contains(named(ROOM, "changed"));
  }

  @Test
  void supersededEventsGoAndOthersStay() {
    append(Draft.of(ROOM).with(numbered(0, 5)), Draft.of(OTHER).with(numbered(0, 5)));
    append(Draft.of(ROOM).with(Earlier.SUPERSEDED).with(SampleEvents.restored()));
    append(Draft.of(ROOM).with(SampleEvents.said("after")));
    assertThat(store().load(ROOM))
        .containsExactly(SampleEvents.restored(), SampleEvents.said("after"));
    assertThat(store().load(OTHER)).isEqualTo(numbered(0, 5));
  }

  /** The service's own address has events, of those who are banned, and is no room. */
  @Test
  void eventsOfTheServiceItselfStayAndAreNoRoom() {
    BareJid service = ROOM.domainJid();
    append(Draft.of(service).with(numbered(0, 3)).gone(FAR), Draft.of(ROOM));
    append(Draft.of(service).with(numbered(3, 2)).gone(FAR));
    assertThat(store().load(service)).isEqualTo(numbered(3, 2));
    assertThat(store().find(service)).isEmpty();
    assertThat(store().load(ROOM)).isEmpty();
    append(Draft.of(service).gone(null));
    assertThat(store().load(service)).isEmpty();
  }

  @Test
  void supersedingWhatIsNotThereIsBeginning() {
    append(Draft.of(ROOM).with(Earlier.SUPERSEDED).with(SampleEvents.restored()));
    assertThat(store().load(ROOM)).containsExactly(SampleEvents.restored());
  }

  @Test
  void anotherRoomAtTheSameAddressBeginsAnew() {
    append(Draft.of(ROOM).with(numbered(0, 5)));
    append(Draft.of(ROOM).with(Earlier.OVER).with(numbered(7, 2)).with(named(ROOM, "new")));
    assertThat(store().load(ROOM)).isEqualTo(numbered(7, 2));
    assertThat(store().find(ROOM)).contains(named(ROOM, "new"));
  }

  @Test
  void roomThatIsGoneLeavesNothing() {
    append(Draft.of(ROOM).with(numbered(0, 5)), Draft.of(OTHER).with(numbered(0, 1)));
    append(Draft.of(ROOM).with(new RoomEvent.RoomClosed()).gone(null));
    assertThat(store().load(ROOM)).isEmpty();
    assertThat(store().find(ROOM)).isEmpty();
    assertThat(store().load(OTHER)).isEqualTo(numbered(0, 1));
  }

  @Test
  void roomThatWasNeverStoredMayBeGoneToo() {
    append(Draft.of(ROOM).with(new RoomEvent.RoomClosed()).gone(null));
    assertThat(store().load(ROOM)).isEmpty();
  }

  @Test
  void wayToAnotherRoomIsKeptWithoutTheRoom() {
    RoomEvent end = SampleEvents.all().get(SampleEvents.all().size() - 1);
    append(Draft.of(ROOM).with(numbered(0, 5)));
    append(Draft.of(ROOM).with(end).gone(FAR));
    assertThat(store().load(ROOM)).containsExactly(end);
    assertThat(store().find(ROOM)).isEmpty();
  }

  @Test
  void wayToAnotherRoomIsKeptBesideThoseThatAreOutOfDate() {
    RoomEvent end = SampleEvents.all().get(SampleEvents.all().size() - 1);
    append(Draft.of(ROOM).with(end).gone(FAR));
    append(Draft.of(OTHER).with(end).gone(Instant.EPOCH));
    append(Draft.of(OTHER).with(end).gone(Instant.EPOCH));
    assertThat(store().load(ROOM)).containsExactly(end);
  }

  @Test
  void wayToAnotherRoomIsForgottenWhenItsTimeIsOver() {
    RoomEvent end = SampleEvents.all().get(SampleEvents.all().size() - 1);
    append(Draft.of(ROOM).with(end).gone(SampleEvents.AT));
    append(Draft.of(OTHER).with(end).gone(FAR));
    append(Draft.of(THIRD).with(end));
    store().forgetGone(SampleEvents.AT);
    assertThat(store().load(ROOM)).containsExactly(end);
    store().forgetGone(SampleEvents.AT.plusSeconds(1));
    assertThat(store().load(ROOM)).isEmpty();
    assertThat(store().load(OTHER)).containsExactly(end);
    assertThat(store().load(THIRD)).containsExactly(end);
  }

  @Test
  void newRoomTakesThePlaceOfTheWayToAnother() {
    RoomEvent end = SampleEvents.all().get(SampleEvents.all().size() - 1);
    append(Draft.of(ROOM).with(end).gone(FAR));
    append(Draft.of(ROOM).with(Earlier.OVER).with(numbered(0, 1)));
    append(Draft.of(ROOM).with(numbered(1, 1)));
    assertThat(store().load(ROOM)).isEqualTo(numbered(0, 2));
    assertThat(store().find(ROOM)).contains(Draft.summaryOf(ROOM));
  }

  @Test
  void addressesAreToldApartToTheLetter() {
    List<BareJid> rooms =
        List.of(
            BareJid.of("a@conference.localhost"),
            BareJid.of("aa@conference.localhost"),
            BareJid.of("\u00e4@conference.localhost"),
            BareJid.of("a_@conference.localhost"),
            BareJid.of("a%@conference.localhost"),
            BareJid.of("\u6c34@conference.localhost"),
            BareJid.of("a@other.localhost"));
    rooms.forEach(room -> append(Draft.of(room).with(SampleEvents.said(room.toString()))));
    rooms.forEach(
        room -> assertThat(store().load(room)).containsExactly(SampleEvents.said(room.toString())));
  }

  @Test
  void severalThreadsMayUseItForDifferentRooms() {
    Threads.run(
        8,
        thread -> {
          BareJid room = BareJid.of("thread" + thread + "@conference.localhost");
          for (int i = 0; i < 25; i++) {
            append(Draft.of(room).with(numbered(i, 1)));
            assertThat(store().load(room)).isEqualTo(numbered(0, i + 1));
            assertThat(store().find(room)).contains(Draft.summaryOf(room));
          }
        });
    assertThat(store().roomsCreatedBy(SampleEvents.ROMEO)).isEqualTo(8);
  }

  private static List<RoomEvent> numbered(int from, int count) {
    return IntStream.range(from, from + count)
        .<RoomEvent>mapToObj(i -> SampleEvents.said("number " + i))
        .toList();
  }
}
