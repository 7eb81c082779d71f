package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RandomIdsTest {

  @Test
  void noTwoAreTheSame() {
    RandomIds ids = new RandomIds();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) { // More than one request to the system brings.
      made.add(ids.next());
    }
    assertThat(made).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_-]{20}"));
  }

  @Test
  void eachServiceHasItsOwn() {
    assertThat(new RandomIds().next()).isNotEqualTo(new RandomIds().next());
  }

  @Test
  void eachThreadHasItsOwn() {
    RandomIds ids = new RandomIds();
    String here = ids.next();
    String there = CompletableFuture.supplyAsync(ids::next).join();
    assertThat(there).isNotEqualTo(here).hasSize(20);
  }
}
