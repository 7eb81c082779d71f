package dev.muc.component.config;

import java.util.List;

/**
 * Settings that the help and the sample file show together.
 *
 * @param title what they are about
 * @param settings in the order in which they are shown
 */
public record SettingGroup(String title, List<Setting<?>> settings) {

  public SettingGroup {
    settings = List.copyOf(settings);
  }

  /** Creates a group. */
  public static SettingGroup of(String title, Setting<?>... settings) {
    return new SettingGroup(title, List.of(settings));
  }
}
