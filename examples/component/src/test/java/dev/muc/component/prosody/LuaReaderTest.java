package dev.muc.component.prosody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muc.xml.room.RoomFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaReaderTest {
  private static final String ROOM =
      """
      -- a comment
      return {
      \t["a@b"] = "owner";
      \t_data = { name = 'ein "Raum"', ["history_length"] = 20, x = -1.5e2; hidden = true };
      \t["text"] = "tab\\t line\\n \\195\\188 \\\\ \\"";
      \t["lines"] = "one\\
      two";
      \t"first", { "second" }, [4] = "fourth", [3] = "third";
      \tgone = nil;
      };
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyConstantIsRead() throws RoomFormatException {
    LuaTable table = LuaReader.table(bytes(ROOM));
    assertThat(table.fields()).containsOnlyKeys("a@b", "_data", "text", "lines");
    assertThat(table.text("a@b")).contains("owner");
    assertThat(table.text("text")).contains("tab\t line\n ü \\ \"");
    assertThat(table.text("lines")).contains("one\ntwo");
    assertThat(table.items()).hasSize(4).startsWith("first").endsWith("third", "fourth");
    LuaTable data = table.table("_data").orElseThrow();
    assertThat(data.text("name")).contains("ein \"Raum\"");
    assertThat(data.number("x")).contains(-150.0);
    assertThat(data.isTrue("hidden")).isTrue();
    assertThat(data.isTrue("history_length")).isTrue();
    assertThat(data.isTrue("missing")).isFalse();
  }

  @Test
  void aListOfItemsIsRead() throws RoomFormatException {
    List<LuaTable> items = LuaReader.items(bytes("item({ \"a\" });\n\nitem({});\n"));
    assertThat(items).hasSize(2);
    assertThat(items.get(0).items()).containsExactly("a");
    assertThat(LuaReader.items(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          return os.exit() | line 1, column 10: expected a constant, found 'os'
          os.exit() | line 1, column 3: expected 'return'
          return { x = f() } | line 1, column 15: expected a constant, found 'f'
          return { x = "a" .. "b" } | line 1, column 18: expected '}'
          return { x = "a } | line 1, column 18: a text does not end
          return { x = "\\q" } | line 1, column 17: unknown escape in a string
          return { x = "\\300" } | line 1, column 19: no byte: 300
          return { x = "\\255" } | line 1, column 20: text that is no UTF-8
          return { x = 1d } | line 1, column 16: no number: 1d
          return { [true] = 1 } | line 1, column 20: a key is neither text nor a whole number
          return {} x | line 1, column 11: expected the end
          return "x" | line 1, column 11: expected a table
          return { | line 1, column 9: expected a constant, found ''
          """)
  void anythingElseIsRefusedAndNeverRun(String file, String problem) {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> LuaReader.table(bytes(file)))
        .withMessage(problem);
  }

  @Test
  void tablesInsideEachOtherHaveALimit() {
    assertThatExceptionOfType(RoomFormatException.class)
        .isThrownBy(() -> LuaReader.table(bytes("return " + "{".repeat(100_000))))
        .withMessageContaining("more than 128 tables inside each other");
  }

  /** Whatever a file holds: a table comes of it, or a sentence. */
  @Test
  void noInputBreaksTheReader() {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = bytes(ROOM);
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(LuaReader.table(broken)).isNotNull();
      } catch (RoomFormatException said) {
        assertThat(said.getMessage()).startsWith("line ");
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 20_000);
  }
}
