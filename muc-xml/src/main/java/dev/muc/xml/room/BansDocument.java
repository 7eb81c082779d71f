package dev.muc.xml.room;

import dev.muc.model.ServiceBans;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;

/**
 * Who is banned from a service, as it stands in a document.
 *
 * @param service the service's own address
 * @param bans accounts and whole domains
 */
public record BansDocument(BareJid service, ServiceBans bans) {
  static final String NAME = "bans";
  private static final String OUTCAST = "outcast";

  /**
   * @throws IllegalArgumentException if {@code service} is an address with a localpart
   */
  public BansDocument {
    if (!service.local().isEmpty()) {
      throw new IllegalArgumentException("not the address of a service: " + service);
    }
  }

  Element toElement() {
    return RoomFormat.element(NAME, this, BansDocument::write);
  }

  private static void write(BansDocument document, Element.Builder to) {
    to.attribute("service", document.service());
    for (BareJid outcast : document.bans().outcasts()) {
      to.child(RoomFormat.element(OUTCAST, outcast, (who, of) -> of.attribute("account", who)));
    }
  }

  static BansDocument read(Part part) throws RoomFormatException {
    if (!part.is(NAME)) {
      throw part.refused("expected <" + NAME + ">: behind bans there are no rooms");
    }
    return part.read(
        bans -> {
          BareJid service = bans.bareJid("service");
          if (!service.local().isEmpty()) {
            throw bans.refused("'service' is not of a service: " + service);
          }
          return new BansDocument(
              service,
              ServiceBans.of(bans.children(OUTCAST, outcast -> outcast.bareJid("account"))));
        });
  }
}
