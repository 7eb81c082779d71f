package dev.muc.component.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final Setting<String> SECRET_FILE =
      Setting.of("secret-file", "FILE", text -> text, "A file.");
  private static final Setting<Integer> THREADS =
      Setting.of("threads", "N", Parsers.number(1), "How many.");
  private static final Setting<String> ADMIN =
      Setting.of("admin", "JID", text -> text, "An admin.").severalTimes();
  private static final List<Setting<?>> KNOWN = List.of(SECRET_FILE, THREADS, ADMIN);

  private static Settings parse(String... lines) {
    return new Settings(List.of(ConfigFile.parse("muc.conf", List.of(lines), KNOWN)));
  }

  private static void assertRefused(String message, String... lines) {
    assertThatThrownBy(() -> parse(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aValueIsAllBehindTheFirstEqualsSign() {
    assertThat(parse("  secret-file  =  a = \"b\" # c \\n  ").find(SECRET_FILE))
        .contains("a = \"b\" # c \\n");
  }

  @Test
  void commentsAndEmptyLinesSayNothing() {
    assertThat(parse("# secret-file = a", "", "   ", "  #secret-file=b").find(SECRET_FILE))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "secretfile, secret-file",
    "secret_file, secret-file",
    "Threads, threads",
    "thread, threads",
    "admins, admin"
  })
  void anUnknownKeyIsNamedWithTheOneThatIsMeant(String typed, String meant) {
    assertRefused(
        "muc.conf:2: there is no setting \"" + typed + "\"; do you mean \"" + meant + "\"?",
        "# a comment",
        typed + " = 1");
  }

  @Test
  void aKeyLikeNoneIsNamedAlone() {
    assertRefused("muc.conf:1: there is no setting \"pubsub\"", "pubsub = 1");
  }

  @Test
  void aLineWithoutEqualsSignIsNotRepeated() {
    assertRefused("muc.conf:1: expected KEY = VALUE, or # before a comment", "secret hunter2");
  }

  @Test
  void aSettingThatIsThereTwiceNamesBothLines() {
    assertRefused(
        "muc.conf:3: threads is given in line 1 already", "threads = 1", "", "threads = 2");
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    assertRefused(
        "muc.conf:1: threads: expected a whole number, 1 or more, not many\n"
            + "muc.conf:2: admin has no value; # before it leaves it out",
        "threads = many",
        "admin =");
  }
}
