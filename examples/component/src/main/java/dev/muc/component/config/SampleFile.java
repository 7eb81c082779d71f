package dev.muc.component.config;

import java.util.ArrayList;
import java.util.List;

/** A configuration file that shows every setting with its default, and changes none. */
public final class SampleFile {
  private static final int WIDTH = 100;

  private static final List<String> INTRODUCTION =
      List.of(
          "# Settings of muc-component: java -jar muc-component.jar --config FILE",
          "#",
          "# One a line, KEY = VALUE, in UTF-8. A value is all that follows the first \"=\","
              + " without the",
          "# spaces around it; quotation marks and # are part of it. What begins with # is a"
              + " comment: take",
          "# it away to change a setting. Each can also be given as a flag (--secret-file FILE) or"
              + " in the",
          "# environment (MUC_SECRET_FILE); a flag counts first, then the environment, then this"
              + " file.",
          "# Where a file holds secrets nobody but its owner should be able to read it.");

  private SampleFile() {}

  /** Returns the lines of the file. */
  public static List<String> lines(List<SettingGroup> groups) {
    List<String> lines = new ArrayList<>(INTRODUCTION);
    for (SettingGroup group : groups) {
      lines.add("");
      lines.add("");
      lines.add("### " + group.title());
      for (Setting<?> setting : group.settings()) {
        lines.add("");
        lines.addAll(comment(setting.help()));
        if (setting.repeated()) {
          lines.add("# May be given several times.");
        }
        lines.add("#" + setting.name() + " = " + setting.sample());
      }
    }
    return lines;
  }

  private static List<String> comment(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
