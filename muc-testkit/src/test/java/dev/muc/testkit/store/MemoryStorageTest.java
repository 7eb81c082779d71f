package dev.muc.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.event.RoomEvent;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.Storage;
import dev.muc.store.StoreException;
import dev.muc.testkit.store.MemoryStorage.Failing;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends StorageContract {
  private MemoryStorage last = new MemoryStorage();

  @Override
  protected Storage open() {
    last = last.reopen();
    return last;
  }

  private void commit() {
    last.commit(List.of(Draft.of(SampleMessages.ROOM).with(SampleEvents.said("1")).done()));
  }

  private void write() {
    last.archive().redact(SampleMessages.ROOM, "id");
  }

  private void read() {
    assertThat(last.rooms().load(SampleMessages.ROOM)).hasSizeLessThan(9);
    assertThat(last.archive().page(SampleMessages.ROOM, ArchiveQuery.newest())).isPresent();
  }

  @Test
  void failsWhenItIsToldToAndWorksAgain() {
    commit();
    last.fail(Failing.WRITING);
    read();
    assertThatThrownBy(this::commit).isInstanceOf(StoreException.class);
    assertThatThrownBy(this::write).isInstanceOf(StoreException.class);
    last.fail(Failing.READING);
    assertThatThrownBy(this::read).isInstanceOf(StoreException.class);
    commit();
    last.fail(Failing.EVERYTHING);
    assertThatThrownBy(this::read).isInstanceOf(StoreException.class);
    assertThatThrownBy(this::commit).isInstanceOf(StoreException.class);
    last.fail(Failing.NOTHING);
    commit();
    assertThat(last.rooms().load(SampleMessages.ROOM)).hasSize(3);
    assertThat(last.commits()).isEqualTo(3);
  }

  @Test
  void worksNoMoreWhenItIsClosed() {
    last.close();
    assertThatThrownBy(this::read)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(this::commit).isInstanceOf(StoreException.class);
  }

  @Test
  void sampleEventsAreOfEveryDurableKind() {
    assertThat(SampleEvents.all())
        .hasOnlyElementsOfType(RoomEvent.Durable.class)
        .extracting(event -> event.getClass().getName())
        .containsAll(
            Arrays.stream(RoomEvent.Durable.class.getPermittedSubclasses())
                .map(Class::getName)
                .toList());
  }
}
