package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of the log become a chunk as they are, or none. */
class LogCopyTest {
  private static final ArchiveRow ARCHIVE = new ArchiveRow(7, Places.of(7, 99), 500, 30);

  private final Path path;
  private final LogFile file;
  private final LogCopy copy = new LogCopy();

  LogCopyTest(@TempDir Path folder) throws IOException {
    this.path = folder.resolve("log");
    this.file = LogFile.create(path);
  }

  @AfterEach
  void close() {
    file.close();
  }

  private static MessageRow row(long archive, int number, int length) {
    String content = "x".repeat(length);
    return new MessageRow(
        Places.of(archive, number),
        100 + number,
        number,
        MessageBody.ofColumns(
            true, true, Arrays.asList("id" + number, "r@c/x", "a@b", null, content)));
  }

  private static List<MessageRow> rows(int from, int to, int length) {
    List<MessageRow> rows = new ArrayList<>();
    for (int number = from; number < to; number++) {
      rows.add(row(7, number, length));
    }
    return rows;
  }

  /** Appends messages, each with one of another archive before it. */
  private List<Waiting> append(long number, List<MessageRow> rows) throws IOException {
    List<MessageRow> all = new ArrayList<>();
    for (MessageRow row : rows) {
      all.add(row(8, (int) number, 10));
      all.add(row);
    }
    LogEntry entry = new LogEntry(0, file.append(number, LogFile.block(number, all)));
    List<Waiting> waiting = new ArrayList<>();
    for (MessageRow row : all) {
      Waiting added = entry.add(row);
      if (row.archive() == 7) {
        waiting.add(added);
      }
    }
    return waiting;
  }

  private void assertCopied(List<Waiting> waiting, List<MessageRow> rows) {
    copy.take(waiting);
    assertThat(MessageCodec.decode(copy.packed())).isEqualTo(rows);
    assertThat(copy.place()).isEqualTo(rows.get(0).place());
    assertThat(copy.hashes()).isEqualTo(Chunk.of(rows).hashes());
    assertThat(copy.upToLast(ARCHIVE)).isEqualTo(ARCHIVE.upTo(rows.get(rows.size() - 1)));
  }

  @Test
  void chunkHasWhatTheLogHasInFilesAndInTheTableAndHoweverLongItIs() throws Exception {
    List<MessageRow> rows = new ArrayList<>(rows(3, 9, 100));
    List<Waiting> waiting = append(1, rows);
    List<MessageRow> more = rows(9, 20, 20_000); // More than usual.
    waiting.addAll(append(2, more));
    rows.addAll(more);
    List<MessageRow> last = rows(20, 22, 5);
    LogEntry table = new LogEntry(3, 0, MessageCodec.encode(last));
    last.forEach(row -> waiting.add(table.add(row)));
    rows.addAll(last);

    assertCopied(waiting, rows);
    assertCopied(waiting.subList(0, 6), rows.subList(0, 6));
    assertCopied(waiting.subList(17, 19), last);
  }

  @Test
  void whatWasWrittenOverIsNoChunk() throws Exception {
    List<Waiting> waiting = append(1, rows(3, 9, 100));
    file.rewind();
    append(2, rows(103, 109, 101));

    assertThatThrownBy(() -> copy.take(waiting))
        .isInstanceOf(StoreException.class)
        .hasMessage("messages of the log are not those that were written");
  }

  @Test
  void whatCannotBeReadIsNoChunk() throws Exception {
    List<Waiting> waiting = append(1, rows(3, 9, 100));
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(500);
    }

    assertThatThrownBy(() -> copy.take(waiting))
        .isInstanceOf(StoreException.class)
        .hasMessage("a message that waits in " + path + " cannot be read: java.io.EOFException");
  }
}
