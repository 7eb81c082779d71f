package dev.muc.testing;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a room shows of itself at one moment, to be compared. */
public final class Snapshot {

  private Snapshot() {}

  /** Takes a snapshot; of accounts and clients outside only those that are named. */
  public static Map<String, Object> of(RoomView room, List<String> clients) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("address", room.address());
    all.put("exists", room.exists());
    all.put("locked", room.locked());
    all.put("config", room.config());
    all.put("occupants", List.copyOf(room.occupants()));
    all.put("subject", room.subject());
    all.put("relays", room.relays());
    for (Affiliation affiliation : Affiliation.values()) {
      all.put(affiliation.value(), room.entries(affiliation));
      for (AffiliationEntry entry : room.entries(affiliation)) {
        if (entry.nick() != null) {
          all.put("reserved " + entry.nick(), room.reservedFor(entry.nick()));
        }
      }
    }
    for (Occupant occupant : room.occupants()) {
      all.put("nick " + occupant.nick(), room.occupant(occupant.nick()));
    }
    clients.forEach(client -> all.put(client, of(room, FullJid.of(client))));
    return all;
  }

  private static List<Object> of(RoomView room, FullJid client) {
    BareJid account = client.bare();
    List<Object> known = new ArrayList<>();
    known.add(room.affiliation(account));
    known.add(room.entry(account));
    known.add(room.occupant((Jid) client));
    known.add(room.occupantsOf(account));
    known.add(room.invitationsOf(account));
    known.add(room.voiceRequest(client));
    known.add(room.hadVoice(account));
    return known;
  }
}
