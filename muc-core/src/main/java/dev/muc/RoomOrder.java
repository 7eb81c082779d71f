package dev.muc;

import dev.muc.model.Destruction;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.payload.AdminQuery;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to happen in a room without anybody in it having asked for it. It is decided
 * on, applied and announced like what clients ask for; {@link RoomAdmin} is the easy way to give
 * one.
 */
public sealed interface RoomOrder {

  /** Returns the room's address. */
  BareJid room();

  /** The room is read, if it is not in memory, and nothing else happens to it. */
  record Wake(BareJid room) implements RoomOrder {}

  /**
   * A room comes to be, open and persistent, because nobody is in it; refused with conflict if
   * there is one.
   *
   * @param owner the account that owns it
   */
  record Create(BareJid room, BareJid owner, RoomConfig config) implements RoomOrder {}

  /**
   * The room is set up in another way (XEP-0045 §10.2), as {@code change} makes it of how it is set
   * up; a room that waits for its first configuration has it then.
   */
  record Configure(BareJid room, UnaryOperator<RoomConfig> change) implements RoomOrder {}

  /** The room is destroyed (XEP-0045 §10.9). */
  record Destroy(BareJid room, Destruction destruction) implements RoomOrder {}

  /**
   * The room goes on at another address, with all but its occupants and its archive, and
   * persistent, because nobody is in it; refused with conflict if there is a room. Its occupants
   * are told as of a room that is destroyed and has another venue, and the old address shows the
   * way.
   */
  record Rename(BareJid room, BareJid to, @Nullable String reason) implements RoomOrder {}

  /** A room that was elsewhere goes on here; refused with conflict if there is one. */
  record Adopt(BareJid room, RoomSnapshot snapshot) implements RoomOrder {}

  /**
   * Roles and affiliations change (XEP-0045 §8, §9), all of them or none.
   *
   * @param items what an owner could ask for in one request
   */
  record Administer(BareJid room, List<AdminQuery.Item> items) implements RoomOrder {

    public Administer {
      items = List.copyOf(items);
    }
  }

  /**
   * Whoever is in the room with this account, or with one of this domain, is removed (XEP-0045
   * §8.2). If nobody is, nothing happens.
   */
  record Kick(BareJid room, BareJid account, @Nullable String reason) implements RoomOrder {}

  /**
   * The room itself says something to all.
   *
   * @param payloads the payloads of the message, such as a body
   */
  record Say(BareJid room, List<Element> payloads) implements RoomOrder {

    public Say {
      payloads = List.copyOf(payloads);
    }
  }

  /** The room itself says something to one occupant. */
  record Tell(BareJid room, String nick, List<Element> payloads) implements RoomOrder {

    public Tell {
      payloads = List.copyOf(payloads);
    }
  }

  /** The room itself changes its subject, or clears it if {@code subject} is empty (§8.1). */
  record ChangeSubject(BareJid room, String subject) implements RoomOrder {}

  /**
   * Somebody wants to know something of the room; nothing changes.
   *
   * @param reader called on the thread of the room, which waits; what it throws fails the order
   */
  record Look(BareJid room, Consumer<RoomView> reader) implements RoomOrder {}
}
