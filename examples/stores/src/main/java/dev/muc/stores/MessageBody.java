package dev.muc.stores;

import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.XmlException;
import dev.muc.xml.room.ArchiveCodec;
import dev.muc.xml.room.RoomFormatException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a message beside its place and time, as bytes: it is written once, copied from
 * the log into a chunk as it is, and read only as far as somebody asks.
 */
final class MessageBody {
  /*
   * A byte of flags, and fields: each its length in four bytes, -1 for null, and so many bytes.
   * Texts are UTF-8; the content is the stanza as XML, null once it was removed.
   *
   * Of a message as a room reflects nearly all, the content is only what no other field says, and
   * two more are behind it: half as many bytes to make durable, to read again and to pack.
   */
  private static final int PUBLIC = 1;
  private static final int REMEMBERED = 2;
  private static final int REFLECTED = 4;
  private static final int ID = 0;
  private static final int OCCUPANT = 1;
  private static final int ACCOUNT = 2;
  private static final int RESOURCE = 3;
  private static final int CONTENT = 4;
  private static final int FIELDS = 5;
  private static final int MESSAGE_ID = 5;
  private static final int OCCUPANT_ID = 6;
  private static final int FIELDS_REFLECTED = 7;

  private final byte[] bytes;
  private int idHash; // 0 as long as nobody has asked.

  private MessageBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the body of a message.
   *
   * @param scratch what may be written over meanwhile
   * @throws IllegalArgumentException if its stanza holds what cannot be read again
   */
  static MessageBody of(ArchivedMessage message, XmlBuffer scratch) {
    scratch.clear();
    ArchiveCodec.encode(message.message(), scratch);
    String occupantId = ReflectedMessage.occupantId(message);
    List<byte @Nullable []> fields = new ArrayList<>(FIELDS_REFLECTED);
    fields.add(utf8(message.id()));
    fields.add(utf8(message.message().from().toString()));
    addSender(message.sender().toString().getBytes(StandardCharsets.UTF_8), fields);
    int flags = flags(message.senderPublic(), message.remembered());
    if (occupantId == null) {
      fields.add(scratch.toByteArray());
    } else {
      flags |= REFLECTED;
      fields.add(ReflectedMessage.kept(message, occupantId, scratch));
      fields.add(utf8(message.message().id()));
      fields.add(utf8(occupantId));
    }
    MessageBody body = of(flags, fields);
    body.idHash = message.id().hashCode();
    return body;
  }

  private static void addSender(byte[] sender, List<byte @Nullable []> fields) {
    int account = lengthOfBare(sender);
    boolean full = account < sender.length;
    fields.add(full ? Arrays.copyOf(sender, account) : sender);
    fields.add(full ? Arrays.copyOfRange(sender, account + 1, sender.length) : null);
  }

  /** Returns how long the bare address is with which an address begins. */
  private static int lengthOfBare(byte[] address) {
    for (int i = 0; i < address.length; i++) {
      if (address[i] == '/') {
        return i;
      }
    }
    return address.length;
  }

  private static int flags(boolean senderPublic, boolean remembered) {
    return (senderPublic ? PUBLIC : 0) | (remembered ? REMEMBERED : 0);
  }

  /** Returns a body of fields as columns had them until version 2 of the schema. */
  static MessageBody ofColumns(
      boolean senderPublic, boolean remembered, List<@Nullable String> fields) {
    List<byte @Nullable []> encoded = new ArrayList<>(FIELDS);
    for (String field : fields) {
      encoded.add(utf8(field));
    }
    return of(flags(senderPublic, remembered), encoded);
  }

  private static MessageBody of(int flags, List<byte @Nullable []> fields) {
    int size = 1;
    for (byte[] field : fields) {
      size += Integer.BYTES + (field == null ? 0 : field.length);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put((byte) flags);
    for (byte[] field : fields) {
      if (field == null) {
        out.putInt(-1);
      } else {
        out.putInt(field.length).put(field);
      }
    }
    return new MessageBody(out.array());
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Takes a body as it was written.
   *
   * @throws BufferUnderflowException if it was not written by this class, or in part
   */
  static MessageBody ofBytes(byte[] bytes) {
    MessageBody body = new MessageBody(bytes);
    if (bytes.length == 0 || body.start(body.fields()) != bytes.length) {
      throw new BufferUnderflowException();
    }
    return body;
  }

  private int fields() {
    return isReflected() ? FIELDS_REFLECTED : FIELDS;
  }

  private boolean isReflected() {
    return (bytes[0] & REFLECTED) != 0;
  }

  /** Returns where a field begins: at its length. */
  private int start(int field) {
    int at = 1;
    for (int i = 0; i < field; i++) {
      int length = length(at);
      if (length < -1 || length > bytes.length - at - Integer.BYTES) {
        throw new BufferUnderflowException();
      }
      at += Integer.BYTES + Math.max(0, length);
    }
    return at;
  }

  private int length(int at) {
    if (at > bytes.length - Integer.BYTES) {
      throw new BufferUnderflowException();
    }
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  private @Nullable String optional(int field) {
    int at = start(field);
    int length = length(at);
    return length < 0
        ? null
        : new String(bytes, at + Integer.BYTES, length, StandardCharsets.UTF_8);
  }

  private String text(int field) {
    return Objects.requireNonNull(optional(field));
  }

  /** Returns the bytes, which nobody changes. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns its id in the archive. */
  String id() {
    return text(ID);
  }

  /** Returns the hash of its id. */
  int idHash() {
    if (idHash == 0) {
      idHash = id().hashCode();
    }
    return idHash;
  }

  /** Returns the occupant JID that it came from. */
  String occupant() {
    return text(OCCUPANT);
  }

  /** Returns whether it came from an account, or from one of its resources. */
  boolean isFrom(Jid sender) {
    return text(ACCOUNT).equals(sender.bare().toString())
        && (!(sender instanceof FullJid full) || full.resource().equals(optional(RESOURCE)));
  }

  /** Returns whether newcomers are shown it. */
  boolean remembered() {
    return (bytes[0] & REMEMBERED) != 0;
  }

  /** Returns whether its content was not removed. */
  boolean hasContent() {
    return length(start(CONTENT)) >= 0;
  }

  /** Returns what is left of it without its content. */
  MessageBody redacted() {
    int content = start(CONTENT);
    byte[] left = Arrays.copyOf(bytes, content + Integer.BYTES);
    left[0] &= (byte) ~(REMEMBERED | REFLECTED);
    ByteBuffer.wrap(left).putInt(content, -1);
    return new MessageBody(left);
  }

  /**
   * Returns the message.
   *
   * @param at when the room accepted it
   */
  ArchivedMessage message(Instant at) {
    String account = text(ACCOUNT);
    String resource = optional(RESOURCE);
    return new ArchivedMessage(
        id(),
        at,
        stanza(),
        Jid.of(resource == null ? account : account + '/' + resource),
        (bytes[0] & PUBLIC) != 0,
        remembered());
  }

  private Message stanza() {
    int at = start(CONTENT);
    int length = length(at);
    if (length < 0) {
      return new Message(Message.Type.GROUPCHAT, Jid.of(occupant()), null, null, List.of());
    }
    int from = at + Integer.BYTES;
    byte[] content = Arrays.copyOfRange(bytes, from, from + length);
    try {
      return isReflected()
          ? ReflectedMessage.of(
              id(), Jid.of(occupant()), optional(MESSAGE_ID), content, text(OCCUPANT_ID))
          : ArchiveCodec.decode(content);
    } catch (XmlException | RoomFormatException unreadable) {
      throw new StoreException(
          "a message of an archive cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
