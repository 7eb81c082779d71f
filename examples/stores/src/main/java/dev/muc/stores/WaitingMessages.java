package dev.muc.stores;

import java.util.AbstractList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages of one archive that waited at some moment, each of which is read when it is asked
 * for. Valid as long as the files of the log are kept in which they are.
 */
final class WaitingMessages extends AbstractList<MessageRow> {
  private final List<Waiting> messages;
  private final long first;
  private final long setback;

  /**
   * @param messages messages that follow each other
   * @param last the archive as the last of them leaves it
   */
  WaitingMessages(List<Waiting> messages, ArchiveRow last) {
    this(messages, last.end() - messages.size(), last.setback());
  }

  private WaitingMessages(List<Waiting> messages, long first, long setback) {
    this.messages = messages;
    this.first = first;
    this.setback = setback;
  }

  /** Returns those of an archive of which there are none. */
  static WaitingMessages none() {
    return new WaitingMessages(List.of(), 0, 0);
  }

  /** Returns the files of the log in which they are. */
  Set<LogFile> files() {
    Set<LogFile> files = new LinkedHashSet<>();
    LogFile latest = null;
    for (Waiting each : messages) {
      LogFile file = each.entry().file();
      if (file != null && file != latest) {
        files.add(file);
        latest = file;
      }
    }
    return files;
  }

  /** Returns those of them that are behind what is stored of an archive. */
  WaitingMessages behind(ArchiveRow archive) {
    long sorted = Math.max(0, archive.end() - first);
    if (first < archive.begin() || first >= Places.end(archive.archive()) || sorted >= size()) {
      return none();
    }
    int from = (int) sorted;
    return new WaitingMessages(messages.subList(from, size()), first + from, setback);
  }

  /** Returns how far the time of a message ever was behind the latest one, of them or before. */
  long setback() {
    return setback;
  }

  /** Returns the place of the message with an id; -1 if there is none. */
  long placeOf(String id) {
    int hash = id.hashCode();
    for (int i = size() - 1; i >= 0; i--) {
      if (messages.get(i).idHash() == hash) {
        MessageRow row = get(i);
        if (row.body().id().equals(id)) {
          return row.place();
        }
      }
    }
    return -1;
  }

  @Override
  public MessageRow get(int index) {
    return messages.get(index).row();
  }

  @Override
  public int size() {
    return messages.size();
  }
}
