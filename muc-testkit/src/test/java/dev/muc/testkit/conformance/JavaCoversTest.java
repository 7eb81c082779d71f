package dev.muc.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCoversTest {
  private static final String FILE = "muc-core/src/test/java/dev/muc/KickTest.java";

  @Test
  void oneIdAndSeveralAreFoundWithTestAndLine() {
    String source =
        """
        package dev.muc;

        class KickTest {
          @Test
          @Covers("0045-8.2-1")
          void one() {}

          @Covers({"0045-8.2-2", "0045-8.2-3"})
          @Test
          void two() {
            call("0045-9-9");
          }
        }
        """;

    assertThat(JavaCovers.of(FILE, source))
        .containsExactly(
            new Cover("0045-8.2-1", "KickTest.one", FILE, 5),
            new Cover("0045-8.2-2", "KickTest.two", FILE, 8),
            new Cover("0045-8.2-3", "KickTest.two", FILE, 8));
  }

  @Test
  void anArrayMayTakeSeveralLines() {
    String source =
        """
        class KickTest {
          @ParameterizedTest(name = "{0} (again)")
          @Covers({
            "0045-8.2-1", // By rank.
            "0045-8.2-2",
          })
          @ValueSource(strings = {"a", "}"})
          <T extends Comparable<T>> void kick(@Nullable T nick) {}
        }
        """;

    assertThat(JavaCovers.of(FILE, source))
        .containsExactly(
            new Cover("0045-8.2-1", "KickTest.kick", FILE, 4),
            new Cover("0045-8.2-2", "KickTest.kick", FILE, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Covers(\"0045-8.2-1\") class KickTest {}",
        "@Covers(\"0045-8.2-1\") public abstract class KickTest<T> { abstract T room(); }",
        "@Covers(\"0045-8.2-1\") public interface KickTest { @Test default void kick() {} }",
        "@dev.muc.spec.Covers(value = \"0045-8.2-1\") @Tag(\"a\") final class KickTest {}"
      })
  void aCoverOfAClassCountsAlsoWhereTheTestsAreInherited(String source) {
    assertThat(JavaCovers.of(FILE, source))
        .containsExactly(new Cover("0045-8.2-1", "KickTest", FILE, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Test", "ParameterizedTest", "RepeatedTest(3)", "TestFactory", "TestTemplate"})
  void everyKindOfTestMayHaveACover(String kind) {
    String source = "class KickTest { @" + kind + " @Covers(\"0045-8.2-1\") void kick() {} }";

    assertThat(JavaCovers.of(FILE, source))
        .extracting(Cover::name)
        .containsExactly("KickTest.kick");
  }

  @Test
  void whatIsNoCodeIsNoCover() {
    String source =
        """
        class KickTest {
          // @Covers("0045-8.2-1")
          /* @Test
           * @Covers("0045-8.2-2") */
          char quote = '"';
          char escaped = '\\'';
          String a = "@Covers(\\"0045-8.2-3\\")";
          String b = \"""
              @Covers("0045-8.2-4")
              void inText() {}
              \""";

          @Test
          void kick() {}
        }
        """;

    assertThat(JavaCovers.of(FILE, source)).isEmpty();
  }

  @Test
  void theAnnotationItselfIsNoCover() {
    String source =
        """
        /** For example {@code @Covers("0045-8.2-5")}. */
        @Target({METHOD, TYPE})
        public @interface Covers {
          String[] value();
        }
        """;

    assertThat(JavaCovers.of("Covers.java", source)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class KickTest {\n @Covers(\"0045-8.2-1\") void helper() {} }",
        "class KickTest {\n @Covers(\"0045-8.2-1\") int field; }",
        "class KickTest {\n @Test @Covers(KICK) void kick() {} }",
        "class KickTest {\n @Test @Covers(PREFIX + \"-1\") void kick() {} }"
      })
  void aCoverThatNobodyCanCheckIsRefusedWithItsLine(String source) {
    assertThatExceptionOfType(ConformanceException.class)
        .isThrownBy(() -> JavaCovers.of(FILE, source))
        .withMessageStartingWith(FILE + ":2: @Covers");
  }

  @Test
  void aLongFileIsReadWithoutDeepRecursion() {
    String text = "\"" + "a\\n".repeat(50_000) + "\"";
    String block = "\"\"\"\n" + "b\n".repeat(50_000) + "\"\"\"";
    String source =
        "class KickTest { String a = "
            + text
            + "; String b = "
            + block
            + "; /*"
            + " *\n".repeat(50_000)
            + "*/ @Test @Covers(\"0045-8.2-1\") void kick() {} }";

    assertThat(JavaCovers.of(FILE, source))
        .isEqualTo(List.of(new Cover("0045-8.2-1", "KickTest.kick", FILE, 100_002)));
  }
}
