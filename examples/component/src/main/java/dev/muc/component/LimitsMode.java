package dev.muc.component;

import dev.muc.ServiceConfig;
import java.util.Locale;

/** What {@code --limits} may say. */
enum LimitsMode {
  DEFAULT,
  OFF;

  /** Returns the configuration with limits as this mode has them. */
  ServiceConfig applyTo(ServiceConfig config) {
    return switch (this) {
      case DEFAULT -> config;
      case OFF -> config.withoutLimits();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
