package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FEATURE_NOT_IMPLEMENTED;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.Question.ListRooms;
import dev.muc.ServiceConfig;
import dev.muc.internal.feature.Listing.Entry;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.payload.PageRequest;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
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
        return info(request, query, context.service());
      } else if (query.is(Namespaces.DISCO_ITEMS, "query")) {
        return items(request, query, context);
      } else if (query.is(Namespaces.MUC_UNIQUE, "unique")) {
        return ProposeName.decide(request, context);
      }
    }
    return KNOWN.contains(query.namespace())
        ? Decision.refuse(BAD_REQUEST) // rfc6120-8.4-2.
        : Decision.refuse(SERVICE_UNAVAILABLE.error(), TextKey.ERROR_UNKNOWN_REQUEST);
  }

  private static Decision info(Iq request, Element query, ServiceConfig service) {
    String node = Disco.node(query);
    if (!node.isEmpty()) {
      return Commands.info(request, node, service).orElseGet(() -> unknown(node));
    }
    List<String> features = new ArrayList<>(FEATURES);
    if (Commands.areOffered(service)) {
      features.add(Namespaces.COMMANDS);
    }
    if (!service.name().isEmpty()) {
      return Decision.reply(Disco.info("", service.name(), features, null));
    }
    Texts texts = Texts.in(request.lang());
    Element answer = Disco.info("", texts.get(TextKey.SERVICE_NAME), features, null);
    return Decision.reply(answer, texts.lang());
  }

  /** A nick is reserved with a room: its node means something there only (0045-7.12-2). */
  private static Decision unknown(String node) {
    boolean nick = node.equals(DescribeRoom.RESERVED_NICK_NODE);
    return Decision.refuse(nick ? FEATURE_NOT_IMPLEMENTED : ITEM_NOT_FOUND);
  }

  /** Public rooms (0045-6.3-1, 0045-6.3-2); one that is not open yet is nobody else's business. */
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
    var question = new ListRooms(RoomQuery.listed(wanted.get(), service.limits().of(Limit.PAGE)));
    return context
        .answer(question)
        .map(page -> Listing.answer(query, page.map(DescribeService::entry)))
        .orElseGet(() -> Decision.askMeanwhile(List.of(question)));
  }

  private static Entry entry(RoomSummary room) {
    return new Entry(room.address(), room.name());
  }
}
