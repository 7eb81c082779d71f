package dev.muc.testkit.store;

import dev.muc.payload.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wishes for pages, in every form. */
final class PageRequests {

  private PageRequests() {}

  /** Returns wishes without ids, with one of {@code ids}, with two, and by index. */
  static List<PageRequest> all(String... ids) {
    List<PageRequest> requests = new ArrayList<>();
    for (Integer max : new @Nullable Integer[] {null, 0, 2, Integer.MAX_VALUE}) {
      requests.add(new PageRequest(max, null, null, null));
      requests.add(new PageRequest(max, null, "", null));
      for (int index : List.of(0, 3, 7, Integer.MAX_VALUE)) {
        requests.add(new PageRequest(max, null, null, index));
      }
      for (String id : ids) {
        requests.add(new PageRequest(max, id, null, null));
        requests.add(new PageRequest(max, null, id, null));
        requests.add(new PageRequest(max, id, "", null));
        for (String other : ids) {
          requests.add(new PageRequest(max, id, other, null));
        }
      }
    }
    return requests;
  }
}
