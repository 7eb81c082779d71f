package dev.muc.payload;

import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.Destruction;
import dev.muc.model.Role;
import dev.muc.model.StatusCode;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a room says of an occupant or of itself: {@code x} in the namespace muc#user (XEP-0045
 * §19.2).
 *
 * @param codes the status codes
 * @param item what is said of the occupant, or null
 * @param destruction what is said of the end of the room, or null
 */
public record MucUser(
    Set<StatusCode> codes, @Nullable Item item, @Nullable Destruction destruction) {

  /** Says something by status codes alone. */
  public static MucUser of(Set<StatusCode> codes) {
    return new MucUser(codes, null, null);
  }

  /** Says something of an occupant. */
  public static MucUser of(Set<StatusCode> codes, Item item) {
    return new MucUser(codes, item, null);
  }

  /**
   * Returns the element, its children in the order of DECISIONS.md ("order inside muc#user"): codes
   * ascending, destroy, item, and 110 last.
   */
  public Element toElement() {
    Set<StatusCode> sorted = codes.isEmpty() ? codes : EnumSet.copyOf(codes);
    var x = Element.builder(Namespaces.MUC_USER, "x");
    for (StatusCode code : sorted) {
      if (code != StatusCode.SELF_PRESENCE) {
        x.child(status(code));
      }
    }
    if (destruction != null) {
      x.child(destroy(destruction));
    }
    if (item != null) {
      x.child(item.toElement());
    }
    if (codes.contains(StatusCode.SELF_PRESENCE)) {
      x.child(status(StatusCode.SELF_PRESENCE));
    }
    return x.build();
  }

  private static Element status(StatusCode code) {
    return Element.builder(Namespaces.MUC_USER, "status").attribute("code", code.code()).build();
  }

  private static Element destroy(Destruction destruction) {
    return Element.builder(Namespaces.MUC_USER, "destroy")
        .attribute("jid", destruction.venue())
        .textChild("password", destruction.password())
        .textChild("reason", destruction.reason())
        .build();
  }

  /**
   * What a room says of one occupant or account.
   *
   * @param affiliation its affiliation
   * @param role its role, or null where no occupant is meant
   * @param jid its real address where it may be told, or null
   * @param nick its new or reserved nick, or null
   * @param actor who made the change, or null
   * @param actorJid whether the actor's real address may be told
   * @param reason why, or null
   */
  public record Item(
      Affiliation affiliation,
      @Nullable Role role,
      @Nullable Jid jid,
      @Nullable String nick,
      @Nullable Actor actor,
      boolean actorJid,
      @Nullable String reason) {

    /** Describes an occupant's standing. */
    public static Item of(Affiliation affiliation, @Nullable Role role, @Nullable Jid jid) {
      return new Item(affiliation, role, jid, null, null, false, null);
    }

    Element toElement() {
      return Element.builder(Namespaces.MUC_USER, "item")
          .attribute("affiliation", affiliation.value())
          .attribute("jid", jid)
          .attribute("nick", nick)
          .attribute("role", role == null ? null : role.value())
          .child(shownActor())
          .textChild("reason", reason)
          .build();
    }

    /** None where there is neither a nick nor an address that may be told (0045-8.2-4). */
    private @Nullable Element shownActor() {
      if (actor == null || (actor.nick() == null && !actorJid)) {
        return null;
      }
      return Element.builder(Namespaces.MUC_USER, "actor")
          .attribute("jid", actorJid ? actor.realJid() : null)
          .attribute("nick", actor.nick())
          .build();
    }
  }
}
