package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.RoomRecord;
import dev.muc.store.Storage;
import dev.muc.testkit.store.MemoryStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to it, in whatever order, it has what a storage in memory has. */
class RandomStorageTest {
  private static final int ROOMS = 4;
  private static final int STEPS = 150;
  private static final List<Jid> SENDERS =
      List.of(
          Jid.of("romeo@localhost/balcony"),
          Jid.of("romeo@localhost/orchard"),
          Jid.of("juliet@localhost/balcony"));
  private static final List<LogLimits> LIMITS =
      List.of(TestLimits.NEVER, TestLimits.AT_ONCE, TestLimits.ONE_BY_ONE, TestLimits.ALL_THE_TIME);

  static LongStream seeds() {
    return LongStream.range(0, 24);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sameAsInMemory(long seed, @TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    // So that each eighth, which is in PostgreSQL, has another limit too.
    LogLimits limits = LIMITS.get((int) ((seed + seed / 8) % LIMITS.size()));
    String url = seed % 8 == 0 ? Postgres.server().createDatabase() : "";
    MemoryStorage memory = new MemoryStorage();
    SqlStorage tested = open(url, folder, limits);
    try {
      int said = 0;
      for (int step = 0; step < STEPS; step++) {
        int what = random.nextInt(20);
        if (what < 10) {
          List<RoomRecord> batch = batch(random, said);
          said += 5;
          memory.commit(batch);
          tested.commit(batch);
        } else if (what < 15) {
          assertSamePage(memory, tested, said, random);
        } else if (what < 19) {
          long same = random.nextLong();
          assertThat(remove(tested, new SplittableRandom(same), said))
              .isEqualTo(remove(memory, new SplittableRandom(same), said));
        } else {
          tested.close();
          tested = open(url, folder, limits);
        }
      }
      for (int room = 0; room < ROOMS; room++) {
        ArchiveQuery all = Fill.all();
        assertThat(tested.archive().page(Fill.room(room), all))
            .isEqualTo(memory.archive().page(Fill.room(room), all));
      }
    } finally {
      tested.close();
    }
  }

  private static SqlStorage open(String url, Path folder, LogLimits limits) {
    return url.isEmpty() ? SqlStorage.inFolder(folder, limits) : SqlStorage.at(url, limits);
  }

  /** Returns some messages in some of the rooms, with numbers from {@code said} on. */
  private static List<RoomRecord> batch(SplittableRandom random, int said) {
    List<RoomRecord> batch = new ArrayList<>();
    for (int room = 0; room < ROOMS; room++) {
      int count = random.nextInt(-2, 5);
      if (count >= 0) {
        RoomRecord filled = Fill.batch(room, 0).get(0);
        boolean over = random.nextInt(30) == 0;
        batch.add(
            new RoomRecord(
                filled.room(),
                over ? RoomRecord.Earlier.OVER : RoomRecord.Earlier.STANDS,
                random.nextInt(4) == 0 ? Fill.events(room, 1) : List.of(),
                said(room, said, count, random),
                random.nextInt(30) == 0 ? null : filled.summary(),
                null));
      }
    }
    return batch;
  }

  /** Returns messages of several senders, of which some are late. */
  private static List<ArchivedMessage> said(
      int room, int from, int count, SplittableRandom random) {
    List<ArchivedMessage> messages = new ArrayList<>();
    for (ArchivedMessage each : Fill.messages(room, from, count)) {
      int late = random.nextInt(8) == 0 ? random.nextInt(20) : 0;
      messages.add(
          new ArchivedMessage(
              each.id(),
              each.at().minusSeconds(late),
              each.message(),
              SENDERS.get(random.nextInt(SENDERS.size())),
              true,
              random.nextBoolean()));
    }
    return messages;
  }

  private static PageRequest page(int room, int said, SplittableRandom random) {
    int max = random.nextInt(0, 8);
    return switch (random.nextInt(5)) {
      case 0 -> new PageRequest(max, null, "", null);
      case 1 -> new PageRequest(max, null, null, random.nextInt(10));
      case 2 -> new PageRequest(max, id(room, said, random), null, null);
      case 3 -> new PageRequest(max, null, id(room, said, random), null);
      default -> new PageRequest(max, id(room, said, random), id(room, said, random), null);
    };
  }

  private static String id(int room, int said, SplittableRandom random) {
    return "id-" + room + "-" + Math.max(0, said - random.nextInt(1, 40));
  }

  private static ArchiveQuery.Filter filter(int room, int said, SplittableRandom random) {
    ArchivedMessage some = Fill.messages(room, Math.max(0, said - random.nextInt(40)), 1).get(0);
    Jid sender = SENDERS.get(random.nextInt(SENDERS.size()));
    return new ArchiveQuery.Filter(
        random.nextInt(4) == 0 ? some.at().minusSeconds(random.nextInt(20)) : null,
        random.nextInt(4) == 0 ? some.at() : null,
        random.nextInt(8) == 0 ? (FullJid) some.message().from() : null,
        random.nextInt(4) > 0 ? null : random.nextBoolean() ? sender : sender.bare(),
        random.nextInt(8) == 0 ? id(room, said, random) : null,
        random.nextInt(8) == 0 ? id(room, said, random) : null,
        random.nextInt(8) == 0
            ? List.of(id(room, said, random), id(room, said, random))
            : List.of(),
        random.nextInt(4) == 0);
  }

  private static void assertSamePage(
      Storage memory, Storage tested, int said, SplittableRandom random) {
    int room = random.nextInt(ROOMS);
    ArchiveQuery query = new ArchiveQuery(filter(room, said, random), page(room, said, random), 6);
    Optional<ArchivePage> expected = memory.archive().page(Fill.room(room), query);
    Optional<ArchivePage> found = tested.archive().page(Fill.room(room), query);
    assertThat(found.isPresent()).as("%s", query).isEqualTo(expected.isPresent());
    if (found.isPresent() && expected.isPresent()) {
      ArchivePage page = expected.get();
      boolean counted = found.get().count() != null;
      assertThat(found.get())
          .as("%s", query)
          .isEqualTo(
              counted ? page : new ArchivePage(page.messages(), page.complete(), null, null));
    }
    assertThat(tested.rooms().load(Fill.room(room)))
        .isEqualTo(memory.rooms().load(Fill.room(room)));
    assertThat(tested.rooms().find(Fill.room(room)))
        .isEqualTo(memory.rooms().find(Fill.room(room)));
  }

  /** Removes something, and returns how much it was. */
  private static int remove(Storage storage, SplittableRandom random, int said) {
    int room = random.nextInt(ROOMS);
    BareJid address = Fill.room(room);
    ArchivedMessage some = Fill.messages(room, random.nextInt(said + 1), 1).get(0);
    return switch (random.nextInt(5)) {
      case 0 -> storage.archive().redact(address, some.id()) ? 1 : 0;
      case 1 -> storage.archive().expire(some.at().minusSeconds(30), 0);
      case 2 -> storage.archive().expire(null, random.nextInt(5, 40));
      case 3 -> storage.archive().eraseSender(address, some.sender().bare());
      default -> {
        storage.archive().drop(address);
        yield 0;
      }
    };
  }
}
