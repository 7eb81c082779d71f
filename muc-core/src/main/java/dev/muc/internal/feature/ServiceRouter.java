package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.payload.Namespaces;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;

/** Finds the use case that a stanza to the service itself is about. */
public final class ServiceRouter {

  private ServiceRouter() {}

  /** Decides on a stanza to {@code to}, which is the service or something that it does not have. */
  public static Decision decide(Stanza stanza, Jid to, Context context) {
    if (!(stanza instanceof Iq iq) || !iq.isRequest()) {
      return Decision.ignore(); // Neither messages nor presence mean anything to a service.
    }
    if (ServiceBan.concerns(stanza, context)) {
      return ServiceBan.refuse();
    }
    if (to instanceof FullJid) {
      return Decision.refuse(SERVICE_UNAVAILABLE);
    }
    if (iq.payloads().size() != 1) {
      return Decision.refuse(BAD_REQUEST); // rfc6120-8.2.3-4.
    }
    boolean command = iq.payloads().get(0).is(Namespaces.COMMANDS, "command");
    return command && iq.type() == Iq.Type.SET
        ? Commands.decide(iq, context)
        : DescribeService.decide(iq, context);
  }
}
