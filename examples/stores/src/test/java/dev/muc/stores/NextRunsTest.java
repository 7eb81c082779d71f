package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is prepared to be sorted in is read from files that nobody writes over. */
class NextRunsTest {
  private static final ArchiveRow EMPTY = new ArchiveRow(7, Places.of(7, 1), Long.MIN_VALUE, 0);

  private final LogFile file;
  private final Unsorted unsorted = new Unsorted();

  NextRunsTest(@TempDir Path folder) throws IOException {
    this.file = LogFile.create(folder.resolve("log"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  private List<MessageRow> say(int count) throws IOException {
    UnsortedArchive archive = new UnsortedArchive("r@c", EMPTY);
    unsorted.add(archive);
    List<MessageRow> rows = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      List<String> columns = Arrays.asList("id" + number, "r@c/x", "a@b", null, "text");
      MessageBody body = MessageBody.ofColumns(true, true, columns);
      rows.add(new MessageRow(Places.of(7, number), number, 0, body));
    }
    LogEntry entry = new LogEntry(0, file.append(1, LogFile.block(1, rows)));
    unsorted.add(entry);
    rows.forEach(row -> unsorted.add(archive, row, entry));
    return rows;
  }

  private void takeAll() {
    for (Unsorted.Run any = unsorted.any(); any != null; any = unsorted.any()) {
      assertThat(unsorted.take(any)).isTrue();
    }
    assertThat(unsorted.trim()).as("a row of the table").isZero();
    unsorted.settled();
  }

  @Test
  void filesStayAsTheyAreThoughOthersTakeWhatIsInThem() throws IOException {
    List<MessageRow> rows = say(9);
    NextRuns next = NextRuns.find(unsorted, 100, 1);
    takeAll();

    assertThat(file.isFree()).as("before it is read").isFalse();
    List<ReadyRun> ready = next.makeReady(new LogCopy());
    next.files().forEach(LogFile::release);

    assertThat(file.isFree()).as("after it is read").isTrue();
    assertThat(ready).hasSize(1);
    assertThat(ready.get(0).sorted()).isEqualTo(EMPTY.upTo(rows.get(8)));
    assertThat(ready.get(0).endBefore()).isEqualTo(EMPTY.end());
    assertThat(unsorted.take(ready)).as("others have taken it").isEmpty();
  }

  @Test
  void tooFewForAChunkAreReadToJoinOne() throws IOException {
    List<MessageRow> rows = say(7);
    List<ReadyRun> ready = NextRuns.find(unsorted, 100, 1).makeReady(new LogCopy());

    assertThat(ready).hasSize(1);
    assertThat(ready.get(0).few()).isEqualTo(rows);
    assertThat(ready.get(0).chunks()).isEmpty();
    assertThat(ready.get(0).endBefore()).isEqualTo(EMPTY.end());
    assertThat(unsorted.take(ready)).isEqualTo(ready);
    assertThat(unsorted.any()).isNull();
  }
}
