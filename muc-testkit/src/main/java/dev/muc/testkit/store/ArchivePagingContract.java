package dev.muc.testkit.store;

import static dev.muc.testkit.store.SampleMessages.AT;
import static dev.muc.testkit.store.SampleMessages.JULIET;
import static dev.muc.testkit.store.SampleMessages.ROMEO;
import static dev.muc.testkit.store.SampleMessages.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an archive promises of its pages. */
abstract class ArchivePagingContract {
  private @Nullable ArchiveStore store;

  /** Returns a store with nothing in it. It is called once for each test. */
  protected abstract ArchiveStore open() throws Exception;

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

  final ArchiveStore store() {
    if (store == null) {
      throw new IllegalStateException("no test is running");
    }
    return store;
  }

  /** Returns all that is in an archive, in its order. */
  final List<ArchivedMessage> all(BareJid room) {
    return page(room, Filter.NONE, PageRequest.FIRST, 10_000).messages();
  }

  final ArchivePage page(BareJid room, Filter filter, PageRequest request, int max) {
    return store().page(room, new ArchiveQuery(filter, request, max)).orElseThrow();
  }

  /**
   * Checks all pages of an archive against those that are cut out of the whole in the plainest way.
   *
   * @param ids the ids to page by
   */
  final void assertPages(BareJid room, Filter filter, String... ids) {
    MessageLog expected = new MessageLog();
    all(room).forEach(expected::add);
    for (PageRequest request : PageRequests.all(ids)) {
      for (int max : List.of(3, 1_000)) {
        ArchiveQuery query = new ArchiveQuery(filter, request, max);
        assertSame(query, store().page(room, query), MemoryPaging.page(expected, query));
      }
    }
  }

  private static void assertSame(
      ArchiveQuery query, Optional<ArchivePage> page, Optional<ArchivePage> expected) {
    if (page.isEmpty() || expected.isEmpty()) {
      assertThat(page).as("%s", query).isEqualTo(expected);
      return;
    }
    ArchivePage actual = page.get();
    ArchivePage wanted = expected.get();
    assertThat(actual.messages()).as("messages of %s", query).isEqualTo(wanted.messages());
    assertThat(actual.complete()).as("complete of %s", query).isEqualTo(wanted.complete());
    if (actual.index() != null && !actual.messages().isEmpty()) {
      assertThat(actual.index()).as("index of %s", query).isEqualTo(wanted.index());
    }
    if (actual.count() != null) {
      assertThat(actual.count()).as("count of %s", query).isEqualTo(wanted.count());
    }
  }

  @Test
  void emptyArchiveHasEmptyPages() {
    for (PageRequest request : PageRequests.all()) {
      ArchivePage page = page(ROOM, Filter.NONE, request, 10);
      assertThat(page.messages()).isEmpty();
      assertThat(page.complete()).isTrue();
    }
    for (Filter filter : SampleMessages.filters()) {
      boolean named = filter.afterId() != null || filter.beforeId() != null;
      if (!named && filter.ids().isEmpty()) {
        assertThat(page(ROOM, filter, PageRequest.FIRST, 10).messages()).isEmpty();
      }
    }
    assertThat(store().page(ROOM, ArchiveQuery.history(20)).orElseThrow().messages()).isEmpty();
  }

  @Test
  void eachFilterLetsThroughWhatItSays() {
    store().append(ROOM, SampleMessages.conversation());
    Instant start = AT.plusSeconds(2);
    Instant end = AT.plusSeconds(3);
    assertThat(ids(new Filter(start, null, null, null, null, null, List.of(), false)))
        .containsExactly(numbers(6, 24));
    assertThat(ids(new Filter(null, end, null, null, null, null, List.of(), false)))
        .containsExactly(numbers(0, 12));
    assertThat(ids(new Filter(start, end, null, null, null, null, List.of(), false)))
        .containsExactly(numbers(6, 12));
    assertThat(ids(new Filter(null, null, ROOM.with("one"), null, null, null, List.of(), false)))
        .containsExactly(numbers(0, 9));
    assertThat(ids(new Filter(null, end, null, JULIET, null, null, List.of(), false)))
        .containsExactly("m2", "m6", "m10");
    Jid orchard = ROMEO.with("orchard");
    assertThat(ids(new Filter(null, end, null, orchard, null, null, List.of(), false)))
        .containsExactly("m1", "m5", "m9");
    assertThat(ids(new Filter(null, end, null, ROMEO, null, null, List.of(), false)))
        .containsExactly("m0", "m1", "m4", "m5", "m8", "m9");
    assertThat(ids(new Filter(null, null, null, null, "m9", "m13", List.of(), false)))
        .containsExactly("m10", "m11", "m12");
    assertThat(ids(SampleMessages.ids(List.of("m9", "m3", "m9")))).containsExactly("m3", "m9");
    assertThat(ids(new Filter(null, null, null, null, "m9", "m15", List.of(), true)))
        .containsExactly("m11", "m12", "m14");
  }

  private List<String> ids(Filter filter) {
    return page(ROOM, filter, PageRequest.FIRST, 100).messages().stream()
        .map(ArchivedMessage::id)
        .toList();
  }

  private static String[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "m" + i).toArray(String[]::new);
  }

  @Test
  void eachWayOfPagingGivesWhatItSays() {
    store().append(ROOM, SampleMessages.conversation());
    assertPage(new PageRequest(3, null, null, null), false, "m0", "m1", "m2");
    assertPage(new PageRequest(3, "m5", null, null), false, "m6", "m7", "m8");
    assertPage(new PageRequest(3, "m20", null, null), true, "m21", "m22", "m23");
    assertPage(new PageRequest(3, "m23", null, null), true);
    assertPage(new PageRequest(3, null, "", null), false, "m21", "m22", "m23");
    assertPage(new PageRequest(3, null, "m5", null), false, "m2", "m3", "m4");
    assertPage(new PageRequest(3, null, "m3", null), true, "m0", "m1", "m2");
    assertPage(new PageRequest(3, null, "m0", null), true);
    assertPage(new PageRequest(3, null, null, 7), false, "m7", "m8", "m9");
    assertPage(new PageRequest(3, null, null, 22), true, "m22", "m23");
    assertPage(new PageRequest(3, "m4", "m9", null), false, "m6", "m7", "m8");
    assertPage(new PageRequest(3, "m4", "m7", null), true, "m5", "m6");
    assertPage(new PageRequest(0, null, null, null), false);
  }

  private void assertPage(PageRequest request, boolean complete, String... ids) {
    ArchivePage page = page(ROOM, Filter.NONE, request, 100);
    assertThat(page.messages())
        .as("messages of %s", request)
        .extracting(ArchivedMessage::id)
        .containsExactly(ids);
    assertThat(page.complete()).as("complete of %s", request).isEqualTo(complete);
  }

  @Test
  void pagesWithoutAFilterAreRight() {
    store().append(ROOM, SampleMessages.conversation());
    assertPages(ROOM, Filter.NONE, "m0", "m5", "m6", "m13", "m23", "unknown");
  }

  @Test
  void pagesAreRightForEachFilterAndForAllTogether() {
    store().append(ROOM, SampleMessages.conversation());
    for (Filter filter : SampleMessages.filters()) {
      assertPages(ROOM, filter, "m4", "m15");
    }
  }

  @Test
  void pagesAreRightWhereTimesGoBack() {
    store().append(ROOM, SampleMessages.conversation().subList(0, 3));
    store().append(ROOM, SampleMessages.outOfTime());
    for (Filter filter : SampleMessages.filters()) {
      if (filter.afterId() == null && filter.beforeId() == null && filter.ids().isEmpty()) {
        assertPages(ROOM, filter, "m1", "t3");
      }
    }
  }

  @Test
  void pagesAreRightAfterTheOldestHaveGone() {
    store().append(ROOM, SampleMessages.conversation());
    store().expire(null, 17);
    assertThat(all(ROOM)).isEqualTo(SampleMessages.conversation().subList(7, 24));
    assertPages(ROOM, Filter.NONE, "m7", "m12", "m23", "m6");
  }

  @Test
  void forwardsAndBackwardsEveryMessageIsSeenOnce() {
    store().append(ROOM, SampleMessages.conversation());
    assertThat(walk(true)).isEqualTo(SampleMessages.conversation());
    assertThat(walk(false)).isEqualTo(SampleMessages.conversation());
  }

  private List<ArchivedMessage> walk(boolean forwards) {
    List<ArchivedMessage> seen = new ArrayList<>();
    PageRequest request = forwards ? PageRequest.FIRST : PageRequest.LAST;
    boolean complete = false;
    while (!complete) {
      ArchivePage page = page(ROOM, Filter.NONE, request, 5);
      seen.addAll(forwards ? seen.size() : 0, page.messages());
      complete = page.complete();
      request =
          forwards
              ? new PageRequest(null, seen.get(seen.size() - 1).id(), null, null)
              : new PageRequest(null, null, seen.get(0).id(), null);
    }
    return seen;
  }

  @Test
  void whatIsAppendedMeanwhileIsNeitherMissedNorRepeated() {
    List<ArchivedMessage> conversation = SampleMessages.conversation();
    store().append(ROOM, conversation.subList(0, 6));
    ArchivePage first = page(ROOM, Filter.NONE, PageRequest.FIRST, 5);
    assertThat(first.complete()).isFalse();
    store().append(ROOM, conversation.subList(6, 8));
    PageRequest next = new PageRequest(null, "m4", null, null);
    ArchivePage second = page(ROOM, Filter.NONE, next, 5);
    assertThat(second.messages()).isEqualTo(conversation.subList(5, 8));
    assertThat(second.complete()).isTrue();
  }

  @Test
  void idOfAnotherArchiveIsUnknown() {
    store().append(ROOM, SampleMessages.conversation());
    store().append(SampleMessages.OTHER, List.of(SampleMessages.said("elsewhere", "text")));
    PageRequest after = new PageRequest(null, "elsewhere", null, null);
    assertThat(store().page(ROOM, new ArchiveQuery(Filter.NONE, after, 10))).isEmpty();
    Filter ids = SampleMessages.ids(List.of("m1", "elsewhere"));
    assertThat(store().page(ROOM, new ArchiveQuery(ids, PageRequest.FIRST, 10))).isEmpty();
  }

  @Test
  void anyUnknownIdOfAFilterMakesTheQueryFail() {
    store().append(ROOM, SampleMessages.conversation());
    Filter before = new Filter(null, null, null, null, null, "x", List.of(), false);
    Filter after = new Filter(null, null, null, null, "x", null, List.of(), false);
    for (Filter filter : List.of(SampleMessages.ids(List.of("m1", "x")), before, after)) {
      ArchiveQuery query = new ArchiveQuery(filter, PageRequest.FIRST, 10);
      assertThat(store().page(ROOM, query)).as("%s", filter).isEmpty();
      assertThat(store().page(SampleMessages.OTHER, query)).as("no archive").isEmpty();
    }
  }

  @Test
  void manyIdsAreFoundInArchiveOrder() {
    List<ArchivedMessage> many = SampleMessages.numbered(0, 1_500);
    store().append(ROOM, many);
    List<String> ids = new ArrayList<>(many.stream().map(ArchivedMessage::id).toList());
    Collections.reverse(ids);
    ArchivePage page = page(ROOM, SampleMessages.ids(ids), PageRequest.FIRST, 2_000);
    assertThat(page.messages()).isEqualTo(many);
    assertThat(page.complete()).isTrue();
  }

  @Test
  void historyIsTheLatestThatNewcomersAreShown() {
    store().append(ROOM, SampleMessages.conversation());
    List<ArchivedMessage> shown =
        SampleMessages.conversation().stream().filter(ArchivedMessage::remembered).toList();
    assertThat(store().page(ROOM, ArchiveQuery.history(5)).orElseThrow().messages())
        .isEqualTo(shown.subList(shown.size() - 5, shown.size()));
    assertThat(store().page(ROOM, ArchiveQuery.oldest()).orElseThrow().messages())
        .containsExactly(SampleMessages.conversation().get(0));
    assertThat(store().page(ROOM, ArchiveQuery.newest()).orElseThrow().messages())
        .containsExactly(SampleMessages.conversation().get(23));
  }
}
