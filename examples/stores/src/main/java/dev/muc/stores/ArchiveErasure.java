package dev.muc.stores;

import dev.muc.stanza.BareJid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the content out of messages, which keep their places. */
final class ArchiveErasure {

  /** How many messages lose their content in one transaction: some ten milliseconds. */
  private static final int STEP = 1_000;

  private static final String ERASE =
      "UPDATE messages SET content = NULL, remembered = FALSE WHERE place IN (";
  private static final String FIND =
      "SELECT place FROM messages WHERE account = :account AND content IS NOT NULL"
          + " AND place >= :from AND place < :to ORDER BY place LIMIT :step";

  private final Database database;

  ArchiveErasure(Database database) {
    this.database = database;
  }

  /** Takes out the content of one message; false if there is no such message. */
  boolean redact(String address, String id) {
    return database.write(
        session -> {
          ArchiveRange all = ArchiveRange.of(session.handle(), database.dialect(), address);
          Optional<Long> place = all.placeOf(id);
          place.ifPresent(found -> session.handle().execute(ERASE + found + ")"));
          return place.isPresent();
        });
  }

  /**
   * Takes out the content of all messages of an account, some at a time. They are looked for by
   * reading, so that those who store something wait only for what is written.
   */
  int erase(@Nullable BareJid room, BareJid account) {
    long from = 0;
    long to = Long.MAX_VALUE;
    if (room != null) {
      ArchiveRange all = range(room);
      from = all.from();
      to = all.to();
    }
    int erased = 0;
    List<Long> found = find(account, from, to);
    while (!found.isEmpty()) {
      String places = found.stream().map(String::valueOf).collect(Collectors.joining(", "));
      erased += database.write(session -> session.handle().execute(ERASE + places + ")"));
      found = find(account, found.get(found.size() - 1) + 1, to);
    }
    return erased;
  }

  private ArchiveRange range(BareJid room) {
    return database.read(
        session -> ArchiveRange.of(session.handle(), database.dialect(), room.toString()));
  }

  private List<Long> find(BareJid account, long from, long to) {
    return database.read(
        session ->
            session
                .handle()
                .createQuery(FIND)
                .bind("account", account.toString())
                .bind("from", from)
                .bind("to", to)
                .bind("step", STEP)
                .mapTo(Long.class)
                .list());
  }
}
