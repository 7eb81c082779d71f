package dev.muc.stores;

import java.util.Optional;

/** What the thread does that sorts; it also creates a file before the last one is full. */
final class SortingWork implements SortingThread.Work {
  private final Archives archives;

  SortingWork(Archives archives) {
    this.archives = archives;
  }

  @Override
  public long nanosUntilDue() {
    return archives.filesRunningOut().isPresent() ? 0 : archives.nanosUntilSorting();
  }

  @Override
  public void doSome() {
    Optional<LogFiles> running = archives.filesRunningOut();
    if (running.isEmpty() || archives.nanosUntilSorting() <= 0) {
      archives.sortSome(); // First: that makes room too, and on a full disk nothing else does.
    } else {
      running.get().prepare();
    }
  }

  @Override
  public boolean isUrgent() {
    return archives.isNearlyFull();
  }
}
