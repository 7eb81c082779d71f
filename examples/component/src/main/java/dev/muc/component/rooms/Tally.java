package dev.muc.component.rooms;

import dev.muc.model.ServiceBans;

/** How many rooms, messages and bans there were. */
public final class Tally {
  private long rooms;
  private long messages;
  private long bans;

  void room() {
    rooms++;
  }

  void message() {
    messages++;
  }

  void bans(ServiceBans more) {
    bans += more.outcasts().size();
  }

  /** Returns the number of rooms. */
  public long rooms() {
    return rooms;
  }

  /** Returns the number of messages of their archives. */
  public long messages() {
    return messages;
  }

  /** Returns the number of accounts and domains that are banned from services. */
  public long bans() {
    return bans;
  }

  /** Returns the numbers in words, for example "1 room with 20 messages, and 2 bans". */
  @Override
  public String toString() {
    String inRooms = counted(rooms, "room") + " with " + counted(messages, "message");
    return bans == 0 ? inRooms : inRooms + ", and " + counted(bans, "ban");
  }

  static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
