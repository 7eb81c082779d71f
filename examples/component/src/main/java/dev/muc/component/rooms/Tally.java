package dev.muc.component.rooms;

/** How many rooms and messages there were. */
public final class Tally {
  private long rooms;
  private long messages;

  void room() {
    rooms++;
  }

  void message() {
    messages++;
  }

  /** Returns the number of rooms. */
  public long rooms() {
    return rooms;
  }

  /** Returns the number of messages of their archives. */
  public long messages() {
    return messages;
  }

  /** Returns the numbers in words, for example "1 room with 20 messages". */
  @Override
  public String toString() {
    return counted(rooms, "room") + " with " + counted(messages, "message");
  }

  static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
