package dev.muc.spi;

/**
 * Is told of all that happens in rooms, whoever wanted it, in its order. Called by the thread that
 * made it happen, which waits; before it is stored and before anybody is told. Services of one host
 * share their observers. What an observer throws is logged, and changes nothing.
 */
@FunctionalInterface
public interface RoomObserver {

  /** Learns what happened. */
  void happened(Happening happening);
}
