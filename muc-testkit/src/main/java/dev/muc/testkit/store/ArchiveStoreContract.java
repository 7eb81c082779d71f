package dev.muc.testkit.store;

import static dev.muc.testkit.store.SampleMessages.AT;
import static dev.muc.testkit.store.SampleMessages.JULIET;
import static dev.muc.testkit.store.SampleMessages.OTHER;
import static dev.muc.testkit.store.SampleMessages.ROMEO;
import static dev.muc.testkit.store.SampleMessages.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery.Filter;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link ArchiveStore} promises. An implementer extends this class and says in {@link
 * #open} how to make an empty one.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ArchiveStoreContract extends ArchivePagingContract {

  /** For the subclass that says how to open one. */
  protected ArchiveStoreContract() {}

  @Test
  void textOfEveryKindComesBackAsItWas() {
    List<ArchivedMessage> messages = new ArrayList<>();
    for (String text : Texts.ALL) {
      messages.add(SampleMessages.said("id-" + messages.size(), text));
    }
    messages.add(SampleMessages.said("\ud83d\ude00 '\"%_ id", "text"));
    store().append(ROOM, messages);
    assertThat(all(ROOM)).isEqualTo(messages);
  }

  @Test
  void bigMessagesComeBackAsTheyWere() {
    ArchivedMessage big = SampleMessages.said("big", "\ud83d\ude00 big ".repeat(40_000));
    store().append(ROOM, List.of(big));
    assertThat(all(ROOM)).containsExactly(big);
  }

  @Test
  void orderIsThatOfAppendingWhateverTheTimes() {
    List<ArchivedMessage> sameTime = SampleMessages.numbered(0, 40);
    store().append(ROOM, sameTime.subList(0, 15));
    store().append(ROOM, List.of());
    store().append(ROOM, sameTime.subList(15, 40));
    store().append(ROOM, SampleMessages.outOfTime());
    List<ArchivedMessage> expected = new ArrayList<>(sameTime);
    expected.addAll(SampleMessages.outOfTime());
    assertThat(all(ROOM)).isEqualTo(expected);
  }

  @Test
  void archivesOfDifferentRoomsAreApart() {
    store().append(ROOM, SampleMessages.numbered(0, 3));
    store().append(OTHER, SampleMessages.numbered(5, 2));
    store().append(ROOM, SampleMessages.numbered(3, 1));
    assertThat(all(ROOM)).isEqualTo(SampleMessages.numbered(0, 4));
    assertThat(all(OTHER)).isEqualTo(SampleMessages.numbered(5, 2));
  }

  @Test
  void timesAreKeptToTheNanosecond() {
    ArchivedMessage plain = SampleMessages.said("a", "text");
    List<ArchivedMessage> messages = new ArrayList<>();
    String[] times = {
      "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "2026-06-30T23:59:59.000000001Z"
    };
    for (String time : times) {
      messages.add(at(plain, time, Instant.parse(time)));
    }
    store().append(ROOM, messages);
    assertThat(all(ROOM)).isEqualTo(messages);
  }

  @Test
  void takenIdIsRefusedAndNothingIsAppended() {
    store().append(ROOM, SampleMessages.numbered(0, 3));
    store().redact(ROOM, "n1");
    List<ArchivedMessage> before = all(ROOM);
    for (String taken : List.of("n0", "n1", "x")) {
      List<ArchivedMessage> batch =
          List.of(
              SampleMessages.said("x", "fine"),
              SampleMessages.said("y", "fine"),
              SampleMessages.said(taken, "taken"));
      assertThatThrownBy(() -> store().append(ROOM, batch)).isInstanceOf(StoreException.class);
      assertThat(all(ROOM)).isEqualTo(before);
    }
    store().append(ROOM, List.of(SampleMessages.said("x", "fine")));
    assertThat(all(ROOM)).hasSize(4);
  }

  @Test
  void redactedMessageKeepsItsIdTimeSenderAndPlace() {
    List<ArchivedMessage> messages = SampleMessages.conversation();
    store().append(ROOM, messages);
    assertThat(store().redact(ROOM, "m6")).isTrue();
    assertThat(store().redact(ROOM, "m6")).isTrue();
    List<ArchivedMessage> expected = new ArrayList<>(messages);
    expected.set(6, messages.get(6).redacted());
    assertThat(all(ROOM)).isEqualTo(expected);
    assertPages(ROOM, Filter.NONE, "m6");
    assertPages(ROOM, new Filter(null, null, null, null, "m6", null, List.of(), false), "m12");
    assertPages(ROOM, new Filter(null, null, null, ROMEO, null, null, List.of(), true), "m6");
    assertThat(page(ROOM, SampleMessages.ids(List.of("m6")), PageRequest.FIRST, 5).messages())
        .containsExactly(messages.get(6).redacted());
  }

  @Test
  void onlyWhatIsThereIsRedacted() {
    store().append(ROOM, SampleMessages.numbered(0, 3));
    store().append(OTHER, SampleMessages.numbered(3, 1));
    assertThat(store().redact(ROOM, "unknown")).isFalse();
    assertThat(store().redact(ROOM, "n3")).isFalse();
    assertThat(store().redact(BareJid.of("none@conference.localhost"), "n1")).isFalse();
    assertThat(all(ROOM)).isEqualTo(SampleMessages.numbered(0, 3));
    assertThat(all(OTHER)).isEqualTo(SampleMessages.numbered(3, 1));
  }

  @Test
  void whatAnAccountSaidIsErasedInOneRoom() {
    store().append(ROOM, SampleMessages.conversation());
    store().append(OTHER, SampleMessages.conversation());
    assertThat(store().eraseSender(ROOM, ROMEO)).isEqualTo(12);
    assertThat(store().eraseSender(ROOM, ROMEO)).isZero();
    assertThat(all(ROOM)).isEqualTo(erased(ROMEO));
    assertThat(all(OTHER)).isEqualTo(SampleMessages.conversation());
    assertPages(ROOM, new Filter(null, null, null, ROMEO, null, null, List.of(), false), "m8");
  }

  @Test
  void whatAnAccountSaidIsErasedInAllRooms() {
    store().append(ROOM, SampleMessages.conversation());
    store().append(OTHER, SampleMessages.conversation());
    store().redact(OTHER, "m2");
    assertThat(store().eraseSender(null, JULIET)).isEqualTo(11);
    assertThat(store().eraseSender(null, BareJid.of("nobody@localhost"))).isZero();
    assertThat(all(ROOM)).isEqualTo(erased(JULIET));
    assertThat(all(OTHER)).isEqualTo(erased(JULIET));
  }

  private static List<ArchivedMessage> erased(BareJid account) {
    return SampleMessages.conversation().stream()
        .map(each -> each.sender().bare().equals(account) ? each.redacted() : each)
        .toList();
  }

  @Test
  void messagesFromBeforeATimeExpire() {
    store().append(ROOM, SampleMessages.conversation());
    store().append(OTHER, SampleMessages.conversation().subList(0, 6));
    assertThat(store().expire(AT.plusSeconds(3), 0)).isEqualTo(9 + 6);
    assertThat(all(ROOM)).isEqualTo(SampleMessages.conversation().subList(9, 24));
    assertThat(all(OTHER)).isEmpty();
    assertThat(store().expire(AT.plusSeconds(3), 0)).isZero();
    assertThat(store().expire(null, 0)).isZero();
    assertPages(ROOM, Filter.NONE, "m9", "m8", "m20");
  }

  @Test
  void expiryEndsBeforeTheFirstThatStays() {
    List<ArchivedMessage> messages = SampleMessages.outOfTime();
    store().append(ROOM, messages);
    assertThat(store().expire(AT.plusSeconds(4), 0)).isEqualTo(2);
    assertThat(all(ROOM)).isEqualTo(messages.subList(2, 10));
    assertThat(store().expire(AT.plusSeconds(6), 0)).isEqualTo(2);
    assertThat(store().expire(AT.plusSeconds(10), 0)).isEqualTo(6);
    assertThat(all(ROOM)).isEmpty();
  }

  @Test
  void aLateMessageExpiresByItsOwnTimeWhenItIsTheFirst() {
    List<ArchivedMessage> messages = SampleMessages.outOfTime();
    store().append(ROOM, messages);
    assertThat(store().expire(null, 5)).isEqualTo(5);
    assertThat(store().expire(AT.plusSeconds(5), 0))
        .as("of 1, 4 and 4 s, all behind one of 9 s that is gone")
        .isEqualTo(3);
    assertThat(all(ROOM)).isEqualTo(messages.subList(8, 10));
  }

  @Test
  void messagesBeyondANumberExpireInEachRoom() {
    store().append(ROOM, SampleMessages.numbered(0, 10));
    store().append(OTHER, SampleMessages.numbered(0, 3));
    assertThat(store().expire(Instant.EPOCH, 4)).isEqualTo(6);
    assertThat(all(ROOM)).isEqualTo(SampleMessages.numbered(6, 4));
    assertThat(all(OTHER)).isEqualTo(SampleMessages.numbered(0, 3));
    assertThat(store().expire(AT.plusSeconds(1), 4)).isEqualTo(7);
    store().append(ROOM, SampleMessages.numbered(10, 2));
    assertThat(all(ROOM)).isEqualTo(SampleMessages.numbered(10, 2));
  }

  @Test
  void idThatHasExpiredIsUnknown() {
    store().append(ROOM, SampleMessages.numbered(0, 10));
    store().expire(null, 5);
    assertPages(ROOM, Filter.NONE, "n4", "n5");
    assertThat(store().redact(ROOM, "n4")).isFalse();
  }

  @Test
  void droppedArchiveIsEmptyAndBeginsAnew() {
    store().append(ROOM, SampleMessages.conversation());
    store().append(OTHER, SampleMessages.conversation());
    store().drop(ROOM);
    store().drop(BareJid.of("none@conference.localhost"));
    assertThat(all(ROOM)).isEmpty();
    assertThat(all(OTHER)).isEqualTo(SampleMessages.conversation());
    assertThat(store().redact(ROOM, "m1")).isFalse();
    store().append(ROOM, SampleMessages.conversation().subList(3, 6));
    assertThat(all(ROOM)).isEqualTo(SampleMessages.conversation().subList(3, 6));
    ArchivePage page = page(ROOM, Filter.NONE, PageRequest.LAST, 10);
    assertThat(page.messages()).hasSize(3);
  }

  @Test
  void severalThreadsMayUseItForDifferentRooms() {
    Threads.run(
        8,
        thread -> {
          BareJid room = BareJid.of("thread" + thread + "@conference.localhost");
          for (int i = 0; i < 25; i++) {
            store().append(room, SampleMessages.numbered(i * 2, 2));
            assertThat(all(room)).hasSize(i * 2 + 2);
            assertThat(store().redact(room, "n" + i)).isTrue();
          }
        });
    for (int thread = 0; thread < 8; thread++) {
      BareJid room = BareJid.of("thread" + thread + "@conference.localhost");
      assertThat(all(room))
          .extracting(ArchivedMessage::id)
          .containsExactlyElementsOf(
              SampleMessages.numbered(0, 50).stream().map(ArchivedMessage::id).toList());
    }
  }

  private static ArchivedMessage at(ArchivedMessage message, String id, Instant at) {
    return new ArchivedMessage(
        id, at, message.message(), message.sender(), message.senderPublic(), message.remembered());
  }
}
