package dev.muc.internal.room;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.ClientAnswered;
import dev.muc.event.RoomEvent.ClientsAsked;
import dev.muc.event.RoomEvent.InvitationDeclined;
import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.IqAnswered;
import dev.muc.event.RoomEvent.IqRelayed;
import dev.muc.event.RoomEvent.VoiceRequestAnswered;
import dev.muc.event.RoomEvent.VoiceRequested;
import dev.muc.limits.Bound;
import dev.muc.model.Invitation;
import dev.muc.model.IqRelay;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What waits for somebody's answer: invitations, requests for voice, relayed requests. */
final class Pending {
  /*
   * All three are bounded, because answers may never come. The oldest is forgotten first: a decline
   * or an answer that comes after so many others is then dropped, as one that nobody asked for.
   *
   * Most rooms never have any: an empty map that is shared saves 56 bytes in each of them.
   */

  private record Pair(BareJid inviter, BareJid invitee) {
    static Pair of(Invitation invitation) {
      return new Pair(invitation.inviter().bare(), invitation.invitee().bare());
    }
  }

  private Map<Pair, Invitation> invitations = Collections.emptyMap();
  private Set<FullJid> voice = Collections.emptySet();
  private Map<String, IqRelay> relays = Collections.emptyMap();
  private Set<FullJid> asked = Collections.emptySet(); // Of the occupants' clients only.

  /** Takes what {@code event} says about something open; false if it says nothing. */
  boolean apply(RoomEvent event) {
    if (event instanceof InvitationSent sent) {
      invited(sent.invitation());
    } else if (event instanceof InvitationDeclined declined) {
      declined(declined.invitation());
    } else if (event instanceof VoiceRequested requested) {
      wantsVoice(requested.realJid());
    } else if (event instanceof VoiceRequestAnswered answered) {
      voice.remove(answered.realJid());
    } else if (event instanceof IqRelayed relayed) {
      relayed(relayed.relay());
    } else if (event instanceof IqAnswered answered) {
      relays.remove(answered.relay().key());
    } else if (event instanceof ClientsAsked clients) {
      asked(clients.clients());
    } else if (event instanceof ClientAnswered answered) {
      asked.remove(answered.client());
    } else {
      return false;
    }
    return true;
  }

  /** Takes the place of an earlier one between the same accounts, as the latest. */
  void invited(Invitation invitation) {
    Pair pair = Pair.of(invitation);
    invitations = invitations.isEmpty() ? new LinkedHashMap<>(2) : invitations;
    invitations.remove(pair);
    invitations.put(pair, invitation);
    dropOldest(invitations.keySet(), Bound.INVITATIONS_OPEN);
  }

  private void declined(Invitation invitation) {
    invitations.remove(Pair.of(invitation));
  }

  List<Invitation> invitationsOf(BareJid invitee) {
    return invitations.values().stream()
        .filter(invitation -> invitation.invitee().bare().equals(invitee))
        .toList();
  }

  List<Invitation> invitations() {
    return List.copyOf(invitations.values());
  }

  void wantsVoice(FullJid realJid) {
    voice = voice.isEmpty() ? new LinkedHashSet<>(2) : voice;
    voice.add(realJid);
    dropOldest(voice, Bound.VOICE_REQUESTS_OPEN);
  }

  boolean awaitsVoice(FullJid realJid) {
    return voice.contains(realJid);
  }

  void relayed(IqRelay relay) {
    relays = relays.isEmpty() ? new LinkedHashMap<>(2) : relays;
    relays.put(relay.key(), relay);
    dropOldest(relays.keySet(), Bound.RELAYS_OPEN);
  }

  Optional<IqRelay> relay(String key) {
    return Optional.ofNullable(relays.get(key));
  }

  private void asked(List<FullJid> clients) {
    asked = asked.isEmpty() ? new HashSet<>() : asked;
    asked.addAll(clients);
  }

  boolean isAsked(FullJid client) {
    return asked.contains(client);
  }

  /** Forgets a client that is gone. */
  void left(FullJid realJid) {
    voice.remove(realJid);
    asked.remove(realJid);
  }

  List<IqRelay> relays() {
    return List.copyOf(relays.values());
  }

  private static void dropOldest(Set<?> set, Bound bound) {
    if (set.size() > bound.max()) {
      set.remove(set.iterator().next());
    }
  }
}
