package dev.muc.component;

import dev.muc.ServiceConfig;
import dev.muc.model.RoomConfig;
import java.util.Locale;

/** What {@code --limits} may say. */
enum LimitsMode {
  DEFAULT,
  OFF;

  /** Returns the configuration with limits as this mode has them. */
  ServiceConfig applyTo(ServiceConfig config) {
    return switch (this) {
      case DEFAULT -> config;
      case OFF -> config.withRoomDefaults(withoutOccupantsMax(config.roomDefaults()));
    };
  }

  private static RoomConfig withoutOccupantsMax(RoomConfig rooms) {
    RoomConfig.Access access = rooms.access();
    return rooms.with(
        new RoomConfig.Access(
            access.membersOnly(),
            access.passwordProtected(),
            access.secret(),
            0,
            access.openRegistration(),
            access.membersMayInvite()));
  }

  /** Returns the name as it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
