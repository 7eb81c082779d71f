package dev.muc.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Wordless;
import dev.muc.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What of an exception may be in a log. */
class IncidentTest {

  private static String trace(Throwable shown) {
    StringWriter text = new StringWriter();
    shown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void wordsOfAnExceptionAreLeftOutWithThoseOfItsCauses() {
    Throwable cause = new IllegalArgumentException("pistol@tavern/table said \"Qui vive?\"");
    String shown = trace(Wordless.of(new IllegalStateException("no " + cause, cause)));
    assertThat(shown)
        .doesNotContain("pistol", "Qui vive")
        .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
        .contains("at ", "IncidentTest.wordsOfAnException");
  }

  @Test
  void whatAStorageSaysIsForOperators() {
    Throwable cause = new IllegalStateException("no room for pistol@tavern");
    assertThat(trace(Wordless.of(new StoreException("the disk is full", cause))))
        .contains("the disk is full")
        .doesNotContain("pistol");
  }

  @Test
  void exceptionsThatCauseEachOtherComeToAnEnd() {
    RuntimeException first = new IllegalStateException("1");
    RuntimeException second = new IllegalStateException("2", first);
    first.initCause(second);
    assertThat(trace(Wordless.of(first)).lines()).hasSizeLessThan(1_000);
  }
}
