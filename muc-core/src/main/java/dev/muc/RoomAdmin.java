package dev.muc;

import dev.muc.model.Affiliation;
import dev.muc.model.Destruction;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.payload.AdminQuery;
import dev.muc.payload.AdminQuery.SetAffiliation;
import dev.muc.payload.AdminQuery.SetRole;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What owners, admins and moderators do by stanza, and more, done from Java. Nobody's rights are
 * asked for and no rates count; all else holds: a room keeps an owner, an admin is not kicked by
 * way of a role. An order is taken or refused as a whole.
 *
 * @param <R> what an order comes to: an {@link Outcome} from {@link RoomService#admin}, and
 *     something that is completed later from a host that has rooms on several threads
 */
public interface RoomAdmin<R> {

  /** Gives an order. */
  R carryOut(RoomOrder order);

  /** Creates a room, open and persistent; refused with conflict if there is one. */
  default R create(BareJid room, BareJid owner, RoomConfig config) {
    return carryOut(new RoomOrder.Create(room, owner, config));
  }

  /** Sets a room up as {@code change} makes it of how it is set up. */
  default R configure(BareJid room, UnaryOperator<RoomConfig> change) {
    return carryOut(new RoomOrder.Configure(room, change));
  }

  /** Destroys a room. */
  default R destroy(BareJid room, Destruction destruction) {
    return carryOut(new RoomOrder.Destroy(room, destruction));
  }

  /**
   * Moves a room to another address. Its occupants are told as of a room that is destroyed and has
   * another venue; whoever wants to enter the old one is shown the way. It is persistent from then
   * on, because nobody is in it; its archive stays behind and goes with the old address.
   */
  default R rename(BareJid room, BareJid to, @Nullable String reason) {
    return carryOut(new RoomOrder.Rename(room, to, reason));
  }

  /** Gives an account an affiliation; its reserved nick stays as long as it is a member. */
  default R affiliate(
      BareJid room, BareJid account, Affiliation affiliation, @Nullable String reason) {
    return administer(room, List.of(new SetAffiliation(account, affiliation, null, reason)));
  }

  /** Changes roles and affiliations, all of them or none. */
  default R administer(BareJid room, List<AdminQuery.Item> items) {
    return carryOut(new RoomOrder.Administer(room, items));
  }

  /** Gives an occupant a role; {@link Role#VISITOR} takes its voice in a moderated room. */
  default R changeRole(BareJid room, String nick, Role role, @Nullable String reason) {
    return administer(room, List.of(new SetRole(nick, role, reason)));
  }

  /** Removes whoever is in a room with an account, or with one of a domain. */
  default R kick(BareJid room, BareJid account, @Nullable String reason) {
    return carryOut(new RoomOrder.Kick(room, account, reason));
  }

  /** Says something to all in a room, as the room. */
  default R say(BareJid room, String body) {
    return say(room, List.of(Element.ofText(Stanza.NAMESPACE, "body", body)));
  }

  /** Sends a message of any content to all in a room, as the room. */
  default R say(BareJid room, List<Element> payloads) {
    return carryOut(new RoomOrder.Say(room, payloads));
  }

  /** Says something to one occupant, as the room. */
  default R tell(BareJid room, String nick, String body) {
    return carryOut(
        new RoomOrder.Tell(room, nick, List.of(Element.ofText(Stanza.NAMESPACE, "body", body))));
  }

  /** Changes the subject of a room, as the room; an empty one clears it. */
  default R changeSubject(BareJid room, String subject) {
    return carryOut(new RoomOrder.ChangeSubject(room, subject));
  }
}
