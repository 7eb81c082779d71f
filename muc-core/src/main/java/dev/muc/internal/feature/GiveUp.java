package dev.muc.internal.feature;

import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.internal.feature.Decision.InRoom;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.model.Destruction;
import dev.muc.spi.RoomView;
import java.util.List;

/** A room that its creator never configured is given up (0045-10.1.1-10, 0045-14.6-5). */
public final class GiveUp {

  private GiveUp() {}

  public static InRoom decide(RoomView room) {
    Texts texts = Texts.in(room.config().profile().lang());
    Destruction destruction = new Destruction(null, null, texts.get(TextKey.REASON_NOT_CONFIGURED));
    return new InRoom(room.address(), List.of(new RoomDestroyed(destruction)));
  }
}
