package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of a file of the log, whatever has happened to it, what was appended is read and nothing else.
 */
class LogFileTest {
  private final Path path;

  LogFileTest(@TempDir Path folder) {
    this.path = folder.resolve("log");
  }

  /** Returns some messages that depend on the number of their block. */
  private static List<MessageRow> rows(long number) {
    return IntStream.range(0, (int) (number % 5))
        .mapToObj(
            i ->
                new MessageRow(
                    Places.of(number, i),
                    number,
                    i,
                    MessageBody.ofColumns(
                        true, true, Arrays.asList("id" + i, "r@c/x", "a@b", null, "<m/>"))))
        .toList();
  }

  private static int append(LogFile file, long number) throws IOException {
    ByteBuffer block = LogFile.block(number, rows(number));
    int length = block.remaining();
    file.append(number, block);
    return length;
  }

  private List<Long> numbers() throws IOException {
    try (LogFile file = LogFile.open(path, false)) {
      List<LogFile.Block> blocks = file.blocks();
      for (LogFile.Block block : blocks) {
        assertThat(MessageCodec.decode(file.read(block.start(), block.length())))
            .isEqualTo(rows(block.number()))
            .isEqualTo(MessageCodec.decode(Objects.requireNonNull(block.kept()).array()));
      }
      return blocks.stream().map(LogFile.Block::number).toList();
    }
  }

  private void overwrite(int at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }

  @Test
  void blocksAreReadInOrder() throws Exception {
    try (LogFile file = LogFile.create(path)) {
      assertThat(numbers()).isEmpty();
      for (long number : new long[] {3, 5, 6, 10}) {
        append(file, number);
      }
      assertThat(numbers()).containsExactly(3L, 5L, 6L, 10L);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatIsTornIsNotReadAndWrittenOver(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (LogFile file = LogFile.create(path)) {
      int before = append(file, 8) + append(file, 9);
      int length = append(file, 14);
      byte[] whole = new byte[length];
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.read(ByteBuffer.wrap(whole), before);
      }
      for (int kept = 0; kept < length; kept++) {
        byte[] torn = whole.clone();
        int garbage = random.nextInt(1, 256);
        for (int i = kept; i < length; i++) {
          torn[i] ^= (byte) garbage;
        }
        overwrite(before, torn);
        try (LogFile again = LogFile.open(path, true)) {
          assertThat(again.blocks()).as("%s bytes of %s", kept, length).hasSize(2);
          append(again, 13);
        }
        assertThat(numbers()).containsExactly(8L, 9L, 13L);
      }
    }
  }

  @Test
  void fileThatIsCutShortHasWhatIsLeft() throws Exception {
    int before;
    try (LogFile file = LogFile.create(path)) {
      before = append(file, 3);
      append(file, 4);
    }
    for (int size : new int[] {before + 20, before, before - 1, 7, 0}) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
      assertThat(numbers()).isEqualTo(size < before ? List.of() : List.of(3L));
    }
  }

  @Test
  void whatWasInAFileThatIsUsedAgainIsNotRead() throws Exception {
    try (LogFile file = LogFile.create(path)) {
      for (long number : new long[] {1, 2, 3, 4}) {
        append(file, number);
      }
      file.rewind();
      append(file, 6); // As long as block 1, so that block 2 is whole behind it.
      assertThat(numbers()).containsExactly(6L);
    }
  }

  @Test
  void whatIsCutOffIsNotReadThoughItWasWritten() throws Exception {
    try (LogFile file = LogFile.create(path);
        LogFile same = LogFile.open(path, true)) {
      append(file, 3);
      same.blocks();
      append(same, 4);
      assertThat(numbers()).containsExactly(3L, 4L);
      file.cut();
      assertThat(numbers()).containsExactly(3L);
      file.rewind();
      file.cut();
      assertThat(numbers()).isEmpty();
    }
  }

  @Test
  void blockThatFailedIsNotThereThoughItWasWritten() throws Exception {
    Path database = path.resolveSibling("muc.db");
    try (LogFiles files = new LogFiles(database, true, 0)) {
      LogFile file = Objects.requireNonNull(files.append(3, rows(3))).file();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> files.append(4, rows(4))).isInstanceOf(StoreException.class);
      assertThat(Thread.interrupted()).isTrue();
      try (LogFile same = LogFile.open(file.path(), true)) {
        assertThat(same.blocks()).hasSize(1);
        append(same, 4); // As if only the wait for the disk had failed.
      }
      assertThat(files.blocks()).extracting(LogFile.Block::number).containsExactly(3L);
      append(Objects.requireNonNull(files.append(4, rows(4))).file(), 6);
      assertThat(files.blocks()).extracting(LogFile.Block::number).containsExactly(3L, 4L, 6L);
    }
  }

  @Test
  void fileIsCreatedBeforeItIsNeeded() throws Exception {
    Path database = path.resolveSibling("muc.db");
    Path second = path.resolveSibling("muc.db-messages-2");
    try (LogFiles files = new LogFiles(database, true, 0)) {
      LogFile first = appendMany(files, 1);
      assertThat(files.areRunningOut()).isFalse();
      assertThat(appendMany(files, 2)).isSameAs(first);
      assertThat(files.areRunningOut()).isTrue();
      files.prepare();
      assertThat(files.areRunningOut()).isFalse();
      assertThat(second).hasSize(LogFile.BYTES);
      assertThat(appendMany(files, 3)).isSameAs(first);
      assertThat(appendMany(files, 4).path()).isEqualTo(second);
      assertThat(files.areRunningOut()).isFalse();
      assertThat(appendMany(files, 5).path()).isEqualTo(second);
      files.prepare();
      assertThat(files.blocks()).as("with the third file empty").hasSize(5);
      assertThat(files.append(6, rows(4))).isNotNull();
      assertThat(files.blocks()).hasSize(6);
    }
    assertThat(path.resolveSibling("muc.db-messages-4")).doesNotExist();
  }

  @Test
  void whatIsInMemoryIsReadFromThere() throws Exception {
    Path database = path.resolveSibling("muc.db");
    try (LogFiles files = new LogFiles(database, true, 1)) {
      LogFile first = appendMany(files, 1);
      assertThat(first.isInMemory()).isTrue();
      LogFile.Block block = Objects.requireNonNull(files.append(2, rows(4)));
      byte[] said = MessageCodec.encode(rows(4));
      empty(first);
      assertThat(block.file()).isSameAs(first);
      assertThat(first.read(block.start(), block.length())).isEqualTo(said);
      ByteBuffer copy = ByteBuffer.allocate(block.length() + 1).put((byte) 7);
      first.copy(block.start(), block.length(), copy);
      assertThat(copy.flip().get()).isEqualTo((byte) 7);
      assertThat(copy).isEqualTo(ByteBuffer.wrap(said));

      assertThat(appendMany(files, 3)).isSameAs(first);
      assertThat(appendMany(files, 4)).isSameAs(first);
      LogFile second = appendMany(files, 5);
      assertThat(second.isInMemory()).as("beyond the first").isFalse();
      empty(second);
      assertThatThrownBy(() -> second.read(20, 20)).isInstanceOf(StoreException.class);
    }
  }

  private static void empty(LogFile file) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  @Test
  void whatIsInMemoryIsWrittenOverWhenItsFileIs() throws Exception {
    Path database = path.resolveSibling("muc.db");
    try (LogFiles files = new LogFiles(database, true, 1)) {
      LogFile first = appendMany(files, 1);
      while (first.equals(Objects.requireNonNull(files.append(2, rows(4))).file())) {
        appendMany(files, 3); // Until it is full.
      }
      while (!first.isFree()) {
        first.release();
      }
      LogFile.Block again = Objects.requireNonNull(files.append(9, rows(9)));
      while (!again.file().equals(first)) {
        appendMany(files, 10);
        again = Objects.requireNonNull(files.append(11, rows(9)));
      }
      assertThat(first.isInMemory()).isTrue();
      assertThat(first.read(again.start(), again.length())).isEqualTo(MessageCodec.encode(rows(9)));
    }
  }

  @Test
  void whatWasThereBeforeIsReadFromTheDisk() throws Exception {
    Path database = path.resolveSibling("muc.db");
    try (LogFiles files = new LogFiles(database, true, 1)) {
      assertThat(files.append(1, rows(4))).isNotNull();
      LogFile.Block before = files.blocks().get(0);
      LogFile.Block block = Objects.requireNonNull(files.append(2, rows(9)));
      assertThat(block.file()).isSameAs(before.file());
      assertThat(block.file().isInMemory()).isFalse();
      assertThat(block.file().read(before.start(), before.length()))
          .isEqualTo(MessageCodec.encode(rows(4)));
      assertThat(block.file().read(block.start(), block.length()))
          .isEqualTo(MessageCodec.encode(rows(9)));
    }
  }

  /** Appends what takes three tenths of a file, and waits. */
  private static LogFile appendMany(LogFiles files, long number) {
    MessageRow row = rows(2).get(0);
    int count = LogFile.BYTES * 3 / 10 / MessageCodec.size(row);
    LogFile file =
        Objects.requireNonNull(files.append(number, Collections.nCopies(count, row))).file();
    file.add();
    return file;
  }

  @Test
  void fileIsFullWhenNoBlockMoreFits() throws Exception {
    try (LogFile file = LogFile.create(path)) {
      ByteBuffer block = LogFile.block(4, rows(4));
      int length = block.remaining();
      int count = 0;
      while (file.hasRoomFor(LogFile.block(4, rows(4))) && count < 1_000) {
        append(file, 4 + 5L * count++);
      }
      assertThat(file.hasRoomFor(ByteBuffer.allocate(LogFile.BYTES - count * length))).isTrue();
      assertThat(file.hasRoomFor(ByteBuffer.allocate(LogFile.BYTES - count * length + 1)))
          .isFalse();
      assertThat(numbers()).hasSize(count);
    }
  }
}
