package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FEATURE_NOT_IMPLEMENTED;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.ServiceConfig;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody asks what the service is and which rooms it has (XEP-0045 §6.2, §6.3). */
final class DescribeService {
  private static final List<String> FEATURES =
      List.of(
          Namespaces.DISCO_INFO,
          Namespaces.DISCO_ITEMS,
          Namespaces.MUC,
          Namespaces.MUC + "#stable_id",
          "muc_rooms",
          Namespaces.MUC_UNIQUE,
          Namespaces.OCCUPANT_ID,
          Namespaces.PING,
          Namespaces.RSM);
  private static final List<String> KNOWN =
      List.of(
          Namespaces.PING, Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Namespaces.MUC_UNIQUE);

  private DescribeService() {}

  /** Decides on a request to the service itself. */
  static Decision decide(Iq request, Context context) {
    Element query = request.payloads().get(0);
    if (request.type() == Iq.Type.GET) {
      if (query.is(Namespaces.PING, "ping")) {
        return Decision.reply(null);
      } else if (query.is(Namespaces.DISCO_INFO, "query")) {
        return info(request, query, context);
      } else if (query.is(Namespaces.DISCO_ITEMS, "query")) {
        return items(request, query, context);
      } else if (query.is(Namespaces.MUC_UNIQUE, "unique")) {
        return ProposeName.decide(request, context);
      }
    }
    return OwnRequests.toService(request, context)
        .orElseGet(
            () ->
                KNOWN.contains(query.namespace())
                    ? Decision.refuse(BAD_REQUEST) // rfc6120-8.4-2.
                    : Decision.refuse(SERVICE_UNAVAILABLE.error(), TextKey.ERROR_UNKNOWN_REQUEST));
  }

  private static Decision info(Iq request, Element query, Context context) {
    ServiceConfig service = context.service();
    String node = Disco.node(query);
    if (!node.isEmpty()) {
      return Commands.info(request, node, service).orElseGet(() -> unknown(node));
    }
    List<String> features = new ArrayList<>(FEATURES);
    if (Commands.areOffered(service)) {
      features.add(Namespaces.COMMANDS);
    }
    if (!service.name().isEmpty()) {
      Element answer = Disco.info("", service.name(), features, null);
      return Decision.reply(OwnDiscovery.ofService(answer, context));
    }
    Texts texts = Texts.in(request.lang());
    Element answer = Disco.info("", texts.get(TextKey.SERVICE_NAME), features, null);
    return Decision.reply(OwnDiscovery.ofService(answer, context), texts.lang());
  }

  /** A nick is reserved with a room: its node means something there only (0045-7.12-2). */
  private static Decision unknown(String node) {
    boolean nick = node.equals(DescribeRoom.RESERVED_NICK_NODE);
    return Decision.refuse(nick ? FEATURE_NOT_IMPLEMENTED : ITEM_NOT_FOUND);
  }

  private static Decision items(Iq request, Element query, Context context) {
    ServiceConfig service = context.service();
    String node = Disco.node(query);
    if (!node.isEmpty()) {
      return Commands.items(request, node, service).orElseGet(() -> unknown(node));
    }
    Optional<PageRequest> wanted = PageRequest.read(query);
    if (wanted.isEmpty()) {
      return Decision.refuse(BAD_REQUEST); // 0059-2.1-2.
    }
    return FindRooms.decide(query, wanted.get(), request.from(), context);
  }
}
