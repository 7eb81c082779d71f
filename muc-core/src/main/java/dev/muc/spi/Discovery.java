package dev.muc.spi;

import java.util.List;

/**
 * What service discovery says of the embedder's own, besides what rooms say themselves (XEP-0030).
 */
public interface Discovery {

  /**
   * What an entity is.
   *
   * @param category such as {@code conference}
   * @param type such as {@code text}
   * @param name what people read, empty for none
   */
  record Identity(String category, String type, String name) {}

  /** Returns features of the service. */
  default List<String> serviceFeatures() {
    return List.of();
  }

  /** Returns further identities of the service. */
  default List<Identity> serviceIdentities() {
    return List.of();
  }

  /** Returns features of a room. */
  default List<String> features(RoomView room) {
    return List.of();
  }

  /** Returns further identities of a room. */
  default List<Identity> identities(RoomView room) {
    return List.of();
  }
}
