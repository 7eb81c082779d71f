package dev.muc.stores;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is next to be sorted in, and goes on waiting until it is taken.
 *
 * @param runs the messages
 * @param files the files of the log in which they are, which stay as they are until they are
 *     released
 * @param loads how often the log had been read
 */
record NextRuns(List<Unsorted.Run> runs, Set<LogFile> files, int loads) {

  static NextRuns find(Unsorted unsorted, int enough, int loads) {
    List<Unsorted.Run> runs = unsorted.next(enough);
    Set<LogFile> files = new LinkedHashSet<>();
    for (Unsorted.Run run : runs) {
      files.addAll(new WaitingMessages(run.messages(), run.archive()).files());
    }
    files.forEach(LogFile::add);
    return new NextRuns(runs, files, loads);
  }

  /**
   * Reads the messages and makes ready what is stored of them.
   *
   * @param copy what nobody else uses meanwhile
   * @throws StoreException if one cannot be read
   */
  List<ReadyRun> makeReady(LogCopy copy) {
    return runs.stream().map(run -> ReadyRun.of(run, copy)).toList();
  }
}
