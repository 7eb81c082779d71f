package dev.muc.stores;

import dev.muc.store.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Many messages as bytes: those of one commit, in the log, or those of a chunk. */
final class MessageCodec {
  /*
   * A byte for the format, then message after message: three numbers of eight bytes, and a body
   * with its length in four bytes before it. Packed, the byte and the length of all that are followed
   * by it as deflated, without a header.
   */
  private static final byte FORMAT = 1;
  private static final byte PACKED = 2;

  /** More than any chunk has: 64 KiB, and one message behind them. */
  private static final int PACKED_MAX = 64 << 20;

  private static final ThreadLocal<Packer> PACKER = ThreadLocal.withInitial(Packer::new);

  private static final int PACKED_AT = 1 + Integer.BYTES;
  private static final int FIXED_BYTES = 3 * Long.BYTES + Integer.BYTES;

  /** Where the first message begins in what {@link #encode} writes; the others follow. */
  static final int FIRST = 1;

  private MessageCodec() {}

  static byte[] encode(List<MessageRow> messages) {
    ByteBuffer out = ByteBuffer.allocate(size(messages));
    encode(messages, out);
    return out.array();
  }

  /** Returns how many bytes {@link #encode} writes. */
  static int size(List<MessageRow> messages) {
    int size = FIRST;
    for (MessageRow each : messages) {
      size += size(each);
    }
    return size;
  }

  /** Returns how many of them are those of a message. */
  static int size(MessageRow message) {
    return FIXED_BYTES + message.body().bytes().length;
  }

  static void encode(List<MessageRow> messages, ByteBuffer out) {
    begin(out);
    for (MessageRow each : messages) {
      byte[] body = each.body().bytes();
      out.putLong(each.place()).putLong(each.latestAt()).putLong(each.late());
      out.putInt(body.length).put(body);
    }
  }

  /**
   * Returns messages in fewer bytes, an eighth of those of a load generator: those of one room have
   * much in common. It takes a microsecond a message, which is less than writing the rest would.
   */
  static byte[] pack(List<MessageRow> messages) {
    return pack(ByteBuffer.wrap(encode(messages)));
  }

  /** As {@link #pack(List)}, of what {@link #encode} has written or would have. */
  static byte[] pack(ByteBuffer messages) {
    byte[] packed = PACKER.get().pack(messages);
    if (packed != null) {
      return packed;
    }
    byte[] plain = new byte[messages.remaining()];
    messages.get(messages.position(), plain);
    return plain;
  }

  /** Kept by each thread, as making one takes longer than packing a short chunk. */
  private static final class Packer {

    /** Of nearly all chunks. */
    private static final int USUAL_SIZE = 128 << 10;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final ByteBuffer usual = ByteBuffer.allocate(USUAL_SIZE);

    /** Returns messages as they are packed; null if that is not shorter. */
    byte @Nullable [] pack(ByteBuffer messages) {
      int size = messages.remaining();
      ByteBuffer packed =
          size <= USUAL_SIZE
              ? usual.clear().limit(Math.max(size, PACKED_AT))
              : ByteBuffer.allocate(size);
      packed.put(PACKED).putInt(size);
      deflater.reset();
      deflater.setInput(messages.duplicate());
      deflater.finish();
      deflater.deflate(packed);
      return deflater.finished() ? Arrays.copyOf(packed.array(), packed.position()) : null;
    }
  }

  /** Begins what {@link #encode} would write; messages as they are in the log may follow. */
  static void begin(ByteBuffer out) {
    out.put(FORMAT);
  }

  /**
   * Reads messages back.
   *
   * @throws StoreException if they are not what {@link #encode} or {@link #pack} has written
   */
  static List<MessageRow> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<MessageRow> messages = new ArrayList<>();
    try {
      byte format = in.get();
      if (format == PACKED) {
        in = unpacked(in);
        format = in.get();
      }
      if (format != FORMAT) {
        throw new StoreException("stored messages are not in a format that is known");
      }
      while (in.hasRemaining()) {
        messages.add(message(in));
      }
    } catch (BufferUnderflowException torn) {
      throw new StoreException("stored messages end in the middle of one", torn);
    }
    return messages;
  }

  /** Reads one message back that {@link #encode} has written among others. */
  static MessageRow decodeOne(byte[] bytes) {
    try {
      return message(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException torn) {
      throw new StoreException("a stored message ends in the middle", torn);
    }
  }

  private static ByteBuffer unpacked(ByteBuffer in) {
    int length = in.getInt();
    if (length <= 0 || length > PACKED_MAX) {
      throw new StoreException("stored messages say that they are " + length + " bytes long");
    }
    byte[] plain = new byte[length];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(in);
      if (inflater.inflate(plain) < length) {
        throw new BufferUnderflowException();
      }
    } catch (DataFormatException damaged) {
      throw new StoreException("stored messages cannot be unpacked", damaged);
    } finally {
      inflater.end();
    }
    return ByteBuffer.wrap(plain);
  }

  private static MessageRow message(ByteBuffer in) {
    long place = in.getLong();
    long latestAt = in.getLong();
    long late = in.getLong();
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] body = new byte[length];
    in.get(body);
    return new MessageRow(place, latestAt, late, MessageBody.ofBytes(body));
  }
}
