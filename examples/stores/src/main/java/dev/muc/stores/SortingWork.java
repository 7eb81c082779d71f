package dev.muc.stores;

import java.util.Optional;

/** What the thread does that sorts; it also creates a file before the last one is full. */
final class SortingWork implements SortingThread.Work {
  private final Archives archives;

  /** On a full disk sorting makes room, and has to go on. */
  private boolean noFileCreated;

  SortingWork(Archives archives) {
    this.archives = archives;
  }

  @Override
  public long nanosUntilDue() {
    return archives.filesRunningOut().isPresent() ? 0 : archives.nanosUntilSorting();
  }

  @Override
  public void doSome() {
    boolean sorting = archives.nanosUntilSorting() <= 0;
    if (sorting) {
      archives.sortSome();
    }
    Optional<LogFiles> running = archives.filesRunningOut();
    if (running.isPresent() && !(sorting && noFileCreated)) {
      noFileCreated = true;
      running.get().prepare();
      noFileCreated = false;
    }
  }

  @Override
  public boolean isUrgent() {
    return archives.isNearlyFull();
  }
}
