package dev.muc;

/**
 * What the host of a service can be asked.
 *
 * @param knowsMoreRooms whether there are rooms that this service does not have in memory: in a
 *     store, or with other services of the same host
 * @param keepsArchive whether the messages of rooms are kept in an archive (XEP-0313)
 */
public record HostAbilities(boolean knowsMoreRooms, boolean keepsArchive) {

  /** A service that is all there is. */
  public static final HostAbilities NONE = new HostAbilities(false, false);

  /** One of several services of a host, or one with a store behind it. */
  public static final HostAbilities ROOMS = new HostAbilities(true, false);

  /** A service with a store of rooms and one of messages behind it. */
  public static final HostAbilities ROOMS_AND_ARCHIVE = new HostAbilities(true, true);
}
