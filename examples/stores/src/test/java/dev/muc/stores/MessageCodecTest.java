package dev.muc.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muc.store.StoreException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private static final List<MessageRow> ROWS =
      List.of(
          new MessageRow(
              Places.of(7, 3),
              Long.MIN_VALUE,
              5,
              body(true, false, "\ud83d\ude00 id", "r@c/Rom\u00e9o", "a@b", "orchard", "<m/>")),
          new MessageRow(
              Places.of(8, 0),
              -1,
              0,
              body(false, true, "", "r@c", "a@b", null, "x".repeat(70_000))),
          new MessageRow(Places.of(8, 1), 9, 0, body(true, true, "i", "r@c", "a@b", "r", null)));

  private static MessageBody body(
      boolean isPublic, boolean remembered, @Nullable String... fields) {
    return MessageBody.ofColumns(isPublic, remembered, Arrays.asList(fields));
  }

  @Test
  void messagesComeBackAsTheyWere() {
    assertThat(MessageCodec.decode(MessageCodec.encode(ROWS))).isEqualTo(ROWS);
    assertThat(MessageCodec.decode(MessageCodec.encode(List.of()))).isEmpty();
  }

  @Test
  void packedMessagesComeBackAsTheyWere() {
    List<MessageRow> alike = Collections.nCopies(128, ROWS.get(0));
    assertThat(MessageCodec.decode(MessageCodec.pack(alike))).isEqualTo(alike);
    assertThat(MessageCodec.pack(alike).length).isLessThan(MessageCodec.encode(alike).length / 20);
    assertThat(MessageCodec.decode(MessageCodec.pack(ROWS))).isEqualTo(ROWS);
    assertThat(MessageCodec.decode(MessageCodec.pack(ROWS.subList(2, 3))))
        .isEqualTo(ROWS.subList(2, 3));
    assertThat(MessageCodec.pack(List.of())).as("not longer").hasSize(1);
  }

  @Test
  void whatCannotBeUnpackedIsReported() {
    byte[] packed = MessageCodec.pack(Collections.nCopies(128, ROWS.get(0)));
    assertUnreadable(Arrays.copyOf(packed, packed.length - 9), "in the middle of one");
    assertUnreadable(Arrays.copyOf(packed, 3), "in the middle of one");
    byte[] tooLong = packed.clone();
    tooLong[1] = 0x7f;
    assertUnreadable(tooLong, "bytes long");
    byte[] damaged = packed.clone();
    Arrays.fill(damaged, 5, 40, (byte) 0xff);
    assertUnreadable(damaged, "cannot be unpacked");
  }

  private static void assertUnreadable(byte[] bytes, String part) {
    assertThatThrownBy(() -> MessageCodec.decode(bytes))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(part);
  }

  @Test
  void fieldsAreReadFromAnywhere() {
    MessageBody first = ROWS.get(0).body();
    assertThat(first.id()).isEqualTo("\ud83d\ude00 id");
    assertThat(first.occupant()).isEqualTo("r@c/Rom\u00e9o");
    assertThat(first.remembered()).isFalse();
    assertThat(first.hasContent()).isTrue();
    assertThat(ROWS.get(2).body().hasContent()).isFalse();
    assertThat(ROWS.get(1).body().redacted())
        .isEqualTo(body(false, false, "", "r@c", "a@b", null, null));
  }

  @Test
  void whatIsNoneOrTornIsReported() {
    byte[] whole = MessageCodec.encode(ROWS);
    for (int length : new int[] {0, 5, 40, whole.length - 1}) {
      assertThatThrownBy(() -> MessageCodec.decode(Arrays.copyOf(whole, length)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in the middle of one");
    }
    int lengthOfFirstField = 1 + 3 * Long.BYTES + Integer.BYTES + 1;
    whole[lengthOfFirstField] = 0x7f;
    assertThatThrownBy(() -> MessageCodec.decode(whole))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("in the middle of one");
    whole[0] = 99;
    assertThatThrownBy(() -> MessageCodec.decode(whole))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("format");
  }
}
