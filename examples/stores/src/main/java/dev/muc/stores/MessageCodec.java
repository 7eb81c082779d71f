package dev.muc.stores;

import dev.muc.store.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Many messages as bytes: those of one commit, in the log, or those of a chunk. */
final class MessageCodec {
  /*
   * A byte for the format, then message after message: three numbers of eight bytes, and a body
   * with its length in four bytes before it.
   */
  private static final byte FORMAT = 1;
  private static final int FIXED_BYTES = 3 * Long.BYTES + Integer.BYTES;

  private MessageCodec() {}

  static byte[] encode(List<MessageRow> messages) {
    int size = 1;
    for (MessageRow each : messages) {
      size += FIXED_BYTES + each.body().bytes().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).put(FORMAT);
    for (MessageRow each : messages) {
      byte[] body = each.body().bytes();
      out.putLong(each.place()).putLong(each.latestAt()).putLong(each.late());
      out.putInt(body.length).put(body);
    }
    return out.array();
  }

  /**
   * Reads messages back.
   *
   * @throws StoreException if they are not what {@link #encode} has written
   */
  static List<MessageRow> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<MessageRow> messages = new ArrayList<>();
    try {
      if (in.get() != FORMAT) {
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
