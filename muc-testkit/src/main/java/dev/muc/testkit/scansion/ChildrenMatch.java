package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds for each expected child a received one of its own, in any order. */
final class ChildrenMatch {
  private static final int NOBODY = -1;

  private final List<Element> expected;

  /* Which received children (second index) would do for each expected child (first index). */
  private final boolean[][] fits;

  /* The expected child that each received child is given to, or NOBODY. */
  private final int[] givenTo;

  private ChildrenMatch(List<Element> expected, boolean[][] fits, int received) {
    this.expected = expected;
    this.fits = fits;
    givenTo = new int[received];
    Arrays.fill(givenTo, NOBODY);
  }

  /** Says why one element does not match another, or returns null if it does. */
  @FunctionalInterface
  interface Comparison {
    @Nullable String mismatch(Element expected, Element actual);
  }

  /** Returns why not every expected child has a received one of its own, or null if each has. */
  static @Nullable String of(Element expected, Element actual, Comparison comparison) {
    List<Element> wanted = expected.children();
    List<Element> found = actual.children();
    boolean[][] fits = new boolean[wanted.size()][found.size()];
    for (int w = 0; w < wanted.size(); w++) {
      String reason = fill(fits[w], wanted.get(w), found, comparison);
      if (reason != null) {
        return StanzaMatcher.tag(expected) + " " + reason;
      }
    }
    return new ChildrenMatch(wanted, fits, found.size()).assign();
  }

  /** Notes which of {@code found} do for {@code wanted}; if none does, returns why. */
  private static @Nullable String fill(
      boolean[] fits, Element wanted, List<Element> found, Comparison comparison) {
    List<String> reasons = new ArrayList<>();
    boolean any = false;
    for (int f = 0; f < found.size(); f++) {
      Element candidate = found.get(f);
      String reason = comparison.mismatch(wanted, candidate);
      fits[f] = reason == null;
      any |= fits[f];
      if (reason != null && candidate.is(wanted.namespace(), wanted.name())) {
        reasons.add(reason);
      }
    }
    if (any) {
      return null;
    }
    return reasons.isEmpty()
        ? "has no child " + StanzaMatcher.tag(wanted)
        : "has no child like the expected %s: %s"
            .formatted(StanzaMatcher.tag(wanted), String.join("; ", reasons));
  }

  /** Gives each expected child one that fits, moving earlier choices where that helps. */
  private @Nullable String assign() {
    for (int wanted = 0; wanted < fits.length; wanted++) {
      if (!give(wanted, new boolean[givenTo.length])) {
        return "there are too few children like " + StanzaMatcher.tag(expected.get(wanted));
      }
    }
    return null;
  }

  private boolean give(int wanted, boolean[] tried) {
    for (int found = 0; found < givenTo.length; found++) {
      if (fits[wanted][found] && !tried[found]) {
        tried[found] = true;
        if (givenTo[found] == NOBODY || give(givenTo[found], tried)) {
          givenTo[found] = wanted;
          return true;
        }
      }
    }
    return false;
  }
}
