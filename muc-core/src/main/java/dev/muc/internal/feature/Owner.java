package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.internal.text.TextKey;
import dev.muc.model.Affiliation;
import dev.muc.payload.DataForm;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.util.List;

/** Requests in the namespace muc#owner: to configure a room or to destroy it (XEP-0045 §10). */
final class Owner {

  private Owner() {}

  static Decision decide(RoomView room, Iq request, Jid client, Context context) {
    if (room.affiliation(client.bare()) != Affiliation.OWNER) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_OWNER_ONLY);
    }
    List<Element> children = request.payloads().get(0).children();
    if (request.type() == Iq.Type.GET) {
      return children.isEmpty()
          ? Configure.show(room, request, context)
          : Decision.refuse(BAD_REQUEST);
    }
    if (children.size() != 1) {
      return Decision.refuse(BAD_REQUEST); // 0045-19.4-1.
    }
    Element child = children.get(0);
    if (child.is(Namespaces.MUC_OWNER, "destroy")) {
      return Destroy.decide(child, context);
    }
    if (!child.is(Namespaces.DATA_FORMS, "x")) {
      return Decision.refuse(BAD_REQUEST);
    }
    DataForm form = DataForm.read(child);
    return switch (form.type()) {
      case "cancel" -> Configure.cancel(room);
      case "submit" -> Configure.submit(room, form, context);
      default -> Decision.refuse(BAD_REQUEST);
    };
  }
}
