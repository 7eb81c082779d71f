package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.JID_MALFORMED;

import dev.muc.ServiceConfig;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.model.Nickname;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import java.util.Optional;

/** Which nicks are allowed, on the way in and on every change (XEP-0045 §17.1). */
final class NickRules {

  private NickRules() {}

  /** Returns why nobody may have this nick, or empty if somebody may. */
  static Optional<Decision> refuse(String nick, ServiceConfig service) {
    if (!Nickname.isVisible(nick)) {
      return Optional.of(Decision.refuse(JID_MALFORMED.error(), TextKey.ERROR_NICK_INVISIBLE));
    }
    if (nick.codePointCount(0, nick.length()) > service.limits().of(Limit.NICK_LENGTH)) {
      return Optional.of(Excess.of(Limit.NICK_LENGTH, service.limits()));
    }
    if (service.compatibility().strictNicks() && !Unicode32.knows(nick)) {
      return Optional.of(Decision.refuse(JID_MALFORMED.error(), TextKey.ERROR_NICK_STRICT));
    }
    return Optional.empty();
  }

  /**
   * Returns the nick that {@code account} gets when it asks for {@code asked}: the one that it has
   * reserved, in a room where that is a duty (0045-7.10-20).
   */
  static FullJid given(RoomView room, BareJid account, FullJid asked) {
    String reserved = room.entry(account).nick();
    return reserved != null && room.config().access().registeredNicksOnly()
        ? room.address().with(reserved)
        : asked;
  }

  /** Returns whether an account other than {@code account} has reserved this nick. */
  static boolean isReservedForAnother(RoomView room, String nick, BareJid account) {
    return room.reservedFor(nick).filter(holder -> !holder.equals(account)).isPresent();
  }
}
