package dev.muc.internal.feature;

import static dev.muc.model.Privilege.OfAffiliation.CONFIGURE;
import static dev.muc.model.Privilege.OfAffiliation.DESTROY;
import static dev.muc.payload.Namespaces.MUC_OWNER;
import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;

import dev.muc.internal.text.TextKey;
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
    List<Element> children = request.payloads().get(0).children();
    boolean destroys = children.stream().anyMatch(child -> child.is(MUC_OWNER, "destroy"));
    if (!Asker.of(room, client).may(destroys ? DESTROY : CONFIGURE)) {
      return Decision.refuse(FORBIDDEN.error(), TextKey.ERROR_OWNER_ONLY);
    }
    if (request.type() == Iq.Type.SET) {
      return change(room, children, client, context);
    }
    return children.isEmpty()
        ? Configure.show(room, request, context)
        : Decision.refuse(BAD_REQUEST);
  }

  private static Decision change(
      RoomView room, List<Element> children, Jid client, Context context) {
    if (children.size() != 1) {
      return Decision.refuse(BAD_REQUEST); // 0045-19.4-1.
    }
    Element child = children.get(0);
    if (child.is(MUC_OWNER, "destroy")) {
      return Destroy.decide(room, child, context);
    }
    if (!child.is(Namespaces.DATA_FORMS, "x")) {
      return Decision.refuse(BAD_REQUEST);
    }
    DataForm form = DataForm.read(child);
    return switch (form.type()) {
      case "cancel" -> Configure.cancel(room);
      case "submit" -> Configure.submit(room, form, client, context);
      default -> Decision.refuse(BAD_REQUEST);
    };
  }
}
