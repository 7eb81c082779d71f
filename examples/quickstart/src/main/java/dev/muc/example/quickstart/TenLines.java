package dev.muc.example.quickstart;

import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.stanza.Element;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.xml.StanzaWriter;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Somebody enters a room that is not there yet, and so creates it: a stanza in, stanzas out. */
public final class TenLines {
  private TenLines() {}

  public static void main(String[] arguments) {
    ServiceConfig config = ServiceConfig.of("conference.example.org", "a secret of your own");
    RoomService rooms =
        new RoomService(config, Clock.systemUTC(), () -> UUID.randomUUID().toString());

    Jid romeo = Jid.of("romeo@example.org/orchard");
    Jid occupant = Jid.of("garden@conference.example.org/Romeo");
    Element muc = Element.of("http://jabber.org/protocol/muc", "x");
    Stanza join = new Presence(Presence.Type.AVAILABLE, romeo, occupant, "join-1", List.of(muc));

    for (Stanza stanza : rooms.handle(join).stanzas()) {
      System.out.println(StanzaWriter.toPrettyXml(stanza)); // Your server sends it to stanza.to().
    }
  }
}
