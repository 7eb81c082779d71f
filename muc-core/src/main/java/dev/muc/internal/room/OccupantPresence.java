package dev.muc.internal.room;

import dev.muc.model.Actor;
import dev.muc.model.Affiliation;
import dev.muc.model.Availability;
import dev.muc.model.Destruction;
import dev.muc.model.Occupant;
import dev.muc.model.Role;
import dev.muc.model.StatusCode;
import dev.muc.payload.MucUser;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Presence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A presence that the room sends of an occupant, before it is known who will see it: {@link #as}
 * gives it the form for a view.
 */
final class OccupantPresence {
  private final Occupant occupant;
  private final Presence.Type type;
  private Role role;
  private Availability availability;
  private @Nullable String newNick;
  private @Nullable Actor actor;
  private @Nullable String reason;
  private @Nullable Destruction destruction;
  private final EnumSet<StatusCode> codes = EnumSet.noneOf(StatusCode.class);

  private OccupantPresence(Occupant occupant, Presence.Type type, Role role) {
    this.occupant = occupant;
    this.type = type;
    this.role = role;
    this.availability = Availability.PLAIN;
  }

  /** Shows an occupant as it is. */
  static OccupantPresence available(Occupant occupant) {
    OccupantPresence shown =
        new OccupantPresence(occupant, Presence.Type.AVAILABLE, occupant.role());
    shown.availability = occupant.shown().availability();
    return shown;
  }

  /** Says that an occupant is gone: without role, whatever it had (0045-7.14-4). */
  static OccupantPresence unavailable(Occupant occupant) {
    return new OccupantPresence(occupant, Presence.Type.UNAVAILABLE, Role.NONE);
  }

  /** Returns whom this is about. */
  Occupant occupant() {
    return occupant;
  }

  OccupantPresence saying(Availability said) {
    availability = said;
    return this;
  }

  /** Names the nick under which the occupant goes on: it keeps its role (§7.6). */
  OccupantPresence renamedTo(String nick) {
    newNick = nick;
    role = occupant.role();
    return codes(List.of(StatusCode.NICK_CHANGED));
  }

  OccupantPresence because(@Nullable Actor who, @Nullable String why) {
    actor = who;
    reason = why;
    return this;
  }

  OccupantPresence destroyed(Destruction how) {
    destruction = how;
    return this;
  }

  OccupantPresence codes(Iterable<StatusCode> more) {
    more.forEach(codes::add);
    return this;
  }

  /** Returns the presence as those of {@code view} see it. */
  Presence as(View view) {
    return as(view, occupant.shown().realJid(), null);
  }

  /** Returns the presence as one client of the occupant sees it. */
  Presence asSelf(FullJid client, @Nullable String id) {
    return as(View.SELF, client, id);
  }

  private Presence as(View view, FullJid realJid, @Nullable String id) {
    Set<StatusCode> shownCodes = EnumSet.copyOf(codes);
    if (view == View.SELF) {
      shownCodes.add(StatusCode.SELF_PRESENCE);
    }
    Affiliation affiliation = occupant.affiliation();
    var item =
        new MucUser.Item(
            affiliation,
            role,
            view == View.ANONYMOUS ? null : realJid,
            newNick,
            actor,
            view == View.FULL,
            reason);
    List<Element> payloads = new ArrayList<>(availability.payloads().size() + 2);
    payloads.addAll(availability.payloads());
    payloads.add(occupantId(occupant.id()));
    payloads.add(new MucUser(shownCodes, item, destruction).toElement());
    return new Presence(type, occupant.address(), null, id, availability.lang(), payloads);
  }

  /** Returns the element that names an occupant over its nicks and visits (XEP-0421). */
  static Element occupantId(String id) {
    // In each message and presence; a builder would allocate 160 bytes more.
    return new Element(
        Namespaces.OCCUPANT_ID, "occupant-id", List.of(new Attribute("id", id)), List.of());
  }
}
