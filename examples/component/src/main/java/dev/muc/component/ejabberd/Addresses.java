package dev.muc.component.ejabberd;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.xml.room.RoomFormatException;

/** Addresses as ejabberd keeps them: in two or three parts. */
final class Addresses {
  private Addresses() {}

  /** Reads {@code {Name, Host}} or {@code {Name, Host, Resource}} without the resource. */
  static BareJid bare(Term kept) throws RoomFormatException {
    return jid(kept).bare();
  }

  /** Reads {@code {Name, Host}} or {@code {Name, Host, Resource}}. */
  static Jid jid(Term kept) throws RoomFormatException {
    if (!(kept instanceof Term.Tuple parts) || parts.parts().size() < 2) {
      throw new RoomFormatException("no address: " + kept);
    }
    String name = parts.part(0).text();
    String resource = parts.part(2).text();
    String text =
        (name.isEmpty() ? "" : name + '@')
            + parts.part(1).text()
            + (resource.isEmpty() ? "" : '/' + resource);
    try {
      return Jid.of(text);
    } catch (IllegalArgumentException invalid) {
      throw new RoomFormatException("no address: " + invalid.getMessage(), invalid);
    }
  }
}
