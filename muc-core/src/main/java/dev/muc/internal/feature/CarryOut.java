package dev.muc.internal.feature;

import dev.muc.RoomOrder;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.spi.RoomView;

/** The host wants something done in a room. */
public final class CarryOut {

  private CarryOut() {}

  /** Decides on an order; nothing can be done in a room that does not exist. */
  public static Decision decide(RoomView room, RoomOrder order) {
    if (!room.exists()) {
      return Decision.ignore();
    }
    if (order instanceof RoomOrder.Destroy destroy) {
      return Decision.accept(new RoomDestroyed(destroy.destruction()));
    }
    if (order instanceof RoomOrder.Wake) {
      return Decision.accept();
    }
    throw new AssertionError("no case for " + order.getClass());
  }
}
