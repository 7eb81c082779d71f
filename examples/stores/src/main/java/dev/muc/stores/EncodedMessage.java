package dev.muc.stores;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import dev.muc.xml.room.ArchiveCodec;
import dev.muc.xml.room.RoomFormatException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A message of an archive with its stanza as it is stored.
 *
 * @param message the message
 * @param content its stanza as XML
 */
record EncodedMessage(ArchivedMessage message, String content) {

  /** The columns that {@link #read} needs. */
  static final String COLUMNS =
      "place, id, latest_at, late, occupant, account, resource, sender_public, remembered, content";

  /** Stores a message: what {@link #bind} binds. */
  static final String INSERT =
      "INSERT INTO messages (place, id, latest_at, late, setback, occupant, account,"
          + " resource, sender_public, remembered, content)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static EncodedMessage of(BareJid room, ArchivedMessage message) {
    try {
      return new EncodedMessage(message, ArchiveCodec.toXml(message.message()));
    } catch (IllegalArgumentException unwritable) {
      throw new StoreException(
          "a message in " + room + " cannot be stored: " + unwritable.getMessage(), unwritable);
    }
  }

  /**
   * Binds the parameters of {@link #INSERT}.
   *
   * @param archive the archive with this message as its last
   */
  void bind(ArchiveRow archive, PreparedStatement insert) throws SQLException {
    Jid sender = message.sender();
    insert.setLong(1, archive.next() - 1);
    insert.setString(2, message.id());
    insert.setLong(3, archive.latestAt());
    insert.setLong(4, archive.latestAt() - Places.nanos(message.at()));
    insert.setLong(5, archive.setback());
    insert.setString(6, message.message().from().toString());
    insert.setString(7, sender.bare().toString());
    insert.setString(8, sender instanceof FullJid full ? full.resource() : null);
    insert.setBoolean(9, message.senderPublic());
    insert.setBoolean(10, message.remembered());
    insert.setString(11, content);
  }

  /** Reads a message from a row. */
  static ArchivedMessage read(ResultSet row) throws SQLException {
    String account = row.getString("account");
    String resource = row.getString("resource");
    String content = row.getString("content");
    return new ArchivedMessage(
        row.getString("id"),
        Places.instant(row.getLong("latest_at") - row.getLong("late")),
        content == null ? bare(row.getString("occupant")) : decode(content),
        Jid.of(resource == null ? account : account + '/' + resource),
        row.getBoolean("sender_public"),
        row.getBoolean("remembered"));
  }

  private static Message bare(String occupant) {
    return new Message(Message.Type.GROUPCHAT, Jid.of(occupant), null, null, List.of());
  }

  private static Message decode(String content) {
    try {
      return ArchiveCodec.decode(content);
    } catch (RoomFormatException unreadable) {
      throw new StoreException(
          "a message of an archive cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
