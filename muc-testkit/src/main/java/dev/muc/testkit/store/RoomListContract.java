package dev.muc.testkit.store;

import static dev.muc.testkit.store.SampleEvents.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomRecord.Earlier;
import dev.muc.store.RoomStore;
import dev.muc.store.RoomSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of rooms promises of its lists and counts. */
abstract class RoomListContract {
  private static final BareJid ROMEO = SampleEvents.ROMEO;
  private static final BareJid JULIET = BareJid.of("juliet@localhost");
  private static final Instant AT = SampleEvents.AT;

  private @Nullable RoomStore store;

  /** Returns a store with nothing in it. It is called once for each test. */
  protected abstract RoomStore open() throws Exception;

  /** Releases what {@link #open} has taken. It is called once after each test. */
  protected void release() throws Exception {}

  @BeforeEach
  final void begin() throws Exception {
    store = open();
  }

  @AfterEach
  final void end() throws Exception {
    release();
  }

  final RoomStore store() {
    if (store == null) {
      throw new IllegalStateException("no test is running");
    }
    return store;
  }

  final void append(Draft... batch) {
    store().append(Arrays.stream(batch).map(Draft::done).toList());
  }

  static RoomSummary named(BareJid room, String name) {
    return new RoomSummary(room, name, true, true, 0, ROMEO, AT);
  }

  @Test
  void summaryComesBackAsItWasLastStored() {
    BareJid room = room("a");
    for (String text : Texts.ALL) {
      RoomSummary summary = new RoomSummary(room, text, false, true, text.length(), JULIET, AT);
      append(Draft.of(room).with(summary));
      assertThat(store().find(room)).contains(summary);
      assertThat(list(PageRequest.FIRST).entries()).containsExactly(summary);
    }
  }

  @Test
  void everyPartOfASummaryMayChange() {
    BareJid room = room("a");
    List<RoomSummary> summaries =
        List.of(
            new RoomSummary(room, "n", true, true, 1, ROMEO, AT),
            new RoomSummary(room, "m", true, true, 1, ROMEO, AT),
            new RoomSummary(room, "m", false, true, 1, ROMEO, AT),
            new RoomSummary(room, "m", false, false, 1, ROMEO, AT),
            new RoomSummary(room, "m", false, false, 2, ROMEO, AT),
            new RoomSummary(room, "m", false, false, 2, JULIET, AT),
            new RoomSummary(room, "m", false, false, 2, JULIET, Instant.EPOCH));
    for (RoomSummary summary : summaries) {
      append(Draft.of(room).with(summary));
      assertThat(store().find(room)).contains(summary);
    }
  }

  @Test
  void listOfNothingIsEmpty() {
    assertThat(list(PageRequest.FIRST)).isEqualTo(new Page<>(List.of(), 0, 0));
    assertThat(list(PageRequest.LAST)).isEqualTo(new Page<>(List.of(), 0, 0));
  }

  @Test
  void pagesAreCutAsPageCutsThem() {
    List<RoomSummary> all = fill("b", "d", "f", "h", "j", "l", "n");
    for (PageRequest request : PageRequests.all("a@", "b@c", "d@", "e@c", "n@c", "z")) {
      for (int max : List.of(0, 1, 3, 7, 100)) {
        assertThat(store().list(RoomQuery.all(request, max)))
            .as("%s at most %d", request, max)
            .isEqualTo(Page.of(all, RoomSummary::id, request, max));
      }
    }
  }

  @Test
  void listIsSortedByAddressWhateverTheOrderOfStoring() {
    fill("c", "a-b", "a", "b", "a.b", "\u00e4", "ab", "10", "9", "z");
    assertThat(list(PageRequest.FIRST).entries())
        .extracting(RoomSummary::id)
        .isSorted()
        .hasSize(10);
  }

  @Test
  void idOfARoomThatIsGoneStillMarksItsPlace() {
    List<RoomSummary> rest = new ArrayList<>(fill("a", "b", "c", "d"));
    String gone = rest.remove(1).id();
    append(Draft.of(room("b")).gone(null));
    PageRequest after = new PageRequest(1, gone, null, null);
    PageRequest before = new PageRequest(1, null, gone, null);
    assertThat(list(after)).isEqualTo(new Page<>(List.of(rest.get(1)), 1, 3));
    assertThat(list(before)).isEqualTo(new Page<>(List.of(rest.get(0)), 0, 3));
  }

  @Test
  void wayToAnotherRoomIsInNoListAndNoCount() {
    fill("a", "b");
    append(
        Draft.of(room("b"))
            .with(reserved(JULIET, "J"))
            .gone(Instant.parse("2500-01-01T00:00:00Z")));
    assertThat(list(PageRequest.FIRST).count()).isEqualTo(1);
    assertThat(store().roomsCreatedBy(ROMEO)).isEqualTo(1);
    assertThat(store().reservations(JULIET)).isZero();
  }

  @Test
  void filtersHoldAloneAndTogether() {
    for (int i = 0; i < 16; i++) {
      BareJid room = room((i % 2 == 0 ? "rose-" : "oak-") + i);
      String name = i % 3 == 0 ? "Rose 100% & <Garden_\u00c4>" : "";
      append(
          Draft.of(room)
              .with(new RoomSummary(room, name, i % 4 < 2, i % 5 == 0, i / 8, ROMEO, AT)));
    }
    List<RoomSummary> all = list(PageRequest.FIRST).entries();
    assertThat(all).hasSize(16);
    String[] texts = {
      null, "", "rose", "ROSE", "oAk-1", "100%", "0% &", "n_", "\u00c4", "\u00e4", "@", "'", "<g",
      "x"
    };
    for (String text : texts) {
      for (int flags = 0; flags < 4; flags++) {
        for (PageRequest request : PageRequests.all("oak-2", all.get(5).id(), "rose-")) {
          RoomQuery query = new RoomQuery(text, (flags & 1) != 0, (flags & 2) != 0, request, 3);
          List<RoomSummary> wanted = all.stream().filter(query::accepts).toList();
          assertThat(store().list(query))
              .as("%s", query)
              .isEqualTo(Page.of(wanted, RoomSummary::id, request, 3));
        }
      }
    }
  }

  @Test
  void filtersFollowTheLatestSummary() {
    BareJid room = room("a");
    append(Draft.of(room).with(new RoomSummary(room, "x", true, true, 3, ROMEO, AT)));
    append(Draft.of(room).with(new RoomSummary(room, "y", false, true, 0, ROMEO, AT)));
    assertThat(store().list(RoomQuery.listed(PageRequest.FIRST, 9)).count()).isZero();
    assertThat(store().list(RoomQuery.occupied(PageRequest.FIRST, 9)).count()).isZero();
    assertThat(store().list(new RoomQuery("x", false, false, PageRequest.FIRST, 9)).count())
        .isZero();
    append(Draft.of(room).with(new RoomSummary(room, "y", true, true, 1, ROMEO, AT)));
    assertThat(store().list(RoomQuery.listed(PageRequest.FIRST, 9)).count()).isEqualTo(1);
    assertThat(store().list(RoomQuery.occupied(PageRequest.FIRST, 9)).count()).isEqualTo(1);
  }

  @Test
  void roomsAreCountedForTheirCreatorAsLongAsTheyAre() {
    fill("a", "b", "c");
    BareJid other = room("d");
    append(Draft.of(other).with(new RoomSummary(other, "", false, false, 0, JULIET, AT)));
    assertThat(store().roomsCreatedBy(ROMEO)).isEqualTo(3);
    assertThat(store().roomsCreatedBy(JULIET)).isEqualTo(1);
    assertThat(store().roomsCreatedBy(BareJid.of("nobody@localhost"))).isZero();

    append(Draft.of(room("b")).gone(null), Draft.of(room("c")).with(Earlier.SUPERSEDED));
    append(Draft.of(room("a")).with(Earlier.OVER).with(summaryBy(room("a"), JULIET)));
    assertThat(store().roomsCreatedBy(ROMEO)).isEqualTo(1);
    assertThat(store().roomsCreatedBy(JULIET)).isEqualTo(2);
  }

  @Test
  void reservationsAreCountedOncePerRoomUntilTheyEnd() {
    append(Draft.of(room("a")).with(reserved(ROMEO, "R"), reserved(JULIET, "J")));
    append(Draft.of(room("b")).with(reserved(ROMEO, "R")));
    append(Draft.of(room("a")).with(reserved(ROMEO, "Other"), SampleEvents.said("unrelated")));
    assertReservations(2, 1);
    append(Draft.of(room("a")).with(reserved(ROMEO, null)));
    assertReservations(1, 1);
    append(Draft.of(room("c")).with(reserved(ROMEO, "R"), reserved(ROMEO, null)));
    append(Draft.of(room("d")).with(reserved(JULIET, "J"), reserved(JULIET, null)));
    append(Draft.of(room("d")).with(reserved(JULIET, null), reserved(JULIET, "J")));
    assertReservations(1, 2);
    assertThat(store().reservations(BareJid.of("nobody@localhost"))).isZero();
  }

  @Test
  void reservationsGoWithWhatIsSupersededAndWithTheRoom() {
    append(Draft.of(room("a")).with(reserved(ROMEO, "R")));
    append(Draft.of(room("b")).with(reserved(ROMEO, "R")));
    append(Draft.of(room("c")).with(reserved(ROMEO, "R"), reserved(JULIET, "J")));
    append(
        Draft.of(room("a")).with(Earlier.SUPERSEDED).with(SampleEvents.restored(JULIET)),
        Draft.of(room("b")).with(Earlier.SUPERSEDED).with(SampleEvents.restored(ROMEO, JULIET)));
    assertReservations(2, 3);
    append(Draft.of(room("c")).gone(null));
    assertReservations(1, 2);
    append(Draft.of(room("b")).with(Earlier.OVER).with(SampleEvents.said("new")));
    assertReservations(0, 1);
  }

  private void assertReservations(int ofRomeo, int ofJuliet) {
    assertThat(store().reservations(ROMEO)).as("of Romeo").isEqualTo(ofRomeo);
    assertThat(store().reservations(JULIET)).as("of Juliet").isEqualTo(ofJuliet);
  }

  private List<RoomSummary> fill(String... locals) {
    List<RoomSummary> summaries = new ArrayList<>();
    for (String local : locals) {
      summaries.add(Draft.summaryOf(room(local)));
      append(Draft.of(room(local)).with(SampleEvents.said(local)));
    }
    return summaries;
  }

  private Page<RoomSummary> list(PageRequest request) {
    return store().list(RoomQuery.all(request, 100));
  }

  private static BareJid room(String local) {
    return BareJid.of(local + "@conference.localhost");
  }

  private static RoomSummary summaryBy(BareJid room, BareJid creator) {
    return new RoomSummary(room, "", true, true, 0, creator, AT);
  }
}
