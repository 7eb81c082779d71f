package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits is found in circles, and taken once. */
class UnsortedTest {
  private static final int ENOUGH = 4;

  private final Unsorted unsorted = new Unsorted();

  /** Adds messages of some archives, in one entry of the log. */
  private void say(int length, int... archives) {
    List<UnsortedArchive> said = new ArrayList<>();
    List<MessageRow> rows = new ArrayList<>();
    for (int archive : archives) {
      String address = "r" + archive + "@c";
      UnsortedArchive known = unsorted.find(address);
      if (known == null) {
        ArchiveRow row = new ArchiveRow(archive, Places.of(archive, 1), Long.MIN_VALUE, 0);
        known = new UnsortedArchive(address, row);
        unsorted.add(known);
      }
      said.add(known);
      rows.add(row(known.last().end() + said.stream().filter(known::equals).count() - 1, length));
    }
    LogEntry entry = new LogEntry(unsorted.nextNumber(), 0, MessageCodec.encode(rows));
    new Placed(said, rows).addTo(unsorted, entry);
  }

  private static MessageRow row(long place, int length) {
    String content = "x".repeat(length);
    List<String> columns = Arrays.asList("id" + place, "r@c/x", "a@b", null, content);
    return new MessageRow(place, 0, 0, MessageBody.ofColumns(true, true, columns));
  }

  private List<Unsorted.Run> next() {
    return unsorted.next(ENOUGH);
  }

  private static List<Integer> sizes(List<Unsorted.Run> runs) {
    return runs.stream().map(run -> run.messages().size()).toList();
  }

  @Test
  void whatIsFoundWaitsUntilItIsTaken() {
    say(1, 1, 1, 2);
    List<Unsorted.Run> found = next();
    assertThat(sizes(found)).containsExactly(2, 1);
    assertThat(unsorted.waiting("r1@c")).hasSize(2);
    assertThat(unsorted.trim()).isZero();

    assertThat(found).allMatch(unsorted::take);

    assertThat(unsorted.waiting("r1@c")).as("until the transaction is over").hasSize(2);
    assertThat(unsorted.trim()).isEqualTo(1);
    unsorted.settled();
    assertThat(unsorted.waiting("r1@c")).isEmpty();
    assertThat(unsorted.lastNumber()).isZero();
  }

  @Test
  void whatOthersHaveTakenIsNotTakenAgain() {
    say(1, 1, 1, 2, 2);
    List<Unsorted.Run> found = next();
    UnsortedArchive one = found.get(0).from();
    Unsorted.Run all = unsorted.of(one);
    assertThat(all).isNotNull().matches(unsorted::take);
    unsorted.settled();
    say(1, 1, 1);

    assertThat(found).map(unsorted::take).containsExactly(false, true);

    assertThat(unsorted.waiting("r1@c")).as("what came later").hasSize(2);
  }

  @Test
  void whatIsFoundOfAnArchiveThatIsDroppedIsNotTaken() {
    say(1, 1, 1);
    List<Unsorted.Run> found = next();
    unsorted.drop("r1@c");

    assertThat(found).map(unsorted::take).containsExactly(false);

    assertThat(unsorted.any()).isNull();
  }

  @Test
  void whatComesWhileACircleGoesOnIsForTheNextOne() {
    say(1, 1, 1, 1, 1, 2);
    List<Unsorted.Run> first = next();
    say(1, 1, 2, 3);
    assertThat(first).allMatch(unsorted::take);

    List<Unsorted.Run> second = next();

    assertThat(sizes(first)).containsExactly(4);
    assertThat(sizes(second)).as("that of 2").containsExactly(1);
    assertThat(second).allMatch(unsorted::take);
    assertThat(sizes(next())).as("the next circle").containsExactly(1, 1, 1);
  }

  @Test
  void archiveWithMoreThanASingleStepIsComeBackTo() {
    int[] many = new int[2_500];
    Arrays.fill(many, 1);
    say(1, many);
    say(1, 2);
    List<Integer> sizes = new ArrayList<>();
    for (List<Unsorted.Run> found = next(); !found.isEmpty(); found = next()) {
      sizes.addAll(sizes(found));
      assertThat(found).allMatch(unsorted::take);
    }
    assertThat(sizes).containsExactly(1_024, 1_024, 452, 1);
    assertThat(unsorted.any()).isNull();
  }

  @Test
  void longMessagesAreFoundByTheMegabyte() {
    int[] many = new int[20];
    Arrays.fill(many, 1);
    many[19] = 2;
    say(1 << 20, many);
    List<Unsorted.Run> found = unsorted.next(100);
    assertThat(sizes(found)).as("8 MiB").containsExactly(8);
    assertThat(found).allMatch(unsorted::take);
    assertThat(sizes(unsorted.next(100))).containsExactly(8);
  }
}
