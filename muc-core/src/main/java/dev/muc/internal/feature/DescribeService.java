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
import dev.muc.payload.Page;
import dev.muc.payload.PageRequest;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody asks what the service is and which rooms it has (XEP-0045 §6.2, §6.3). */
final class DescribeService {
  private static final List<String> FEATURES =
      List.of(
          Namespaces.DISCO_INFO,
          Namespaces.DISCO_ITEMS,
          Namespaces.MUC,
          Namespaces.MUC + "#stable_id",
          "muc_rooms",
          Namespaces.OCCUPANT_ID,
          Namespaces.PING,
          Namespaces.RSM);

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
      }
    }
    return Decision.refuse(SERVICE_UNAVAILABLE.error(), TextKey.ERROR_UNKNOWN_REQUEST);
  }

  private static Decision info(Iq request, Element query, ServiceConfig service) {
    Optional<String> node = query.attribute("node");
    if (node.isPresent()) {
      return Commands.info(request, node.get(), service).orElseGet(() -> unknownNode(query));
    }
    String name =
        service.name().isEmpty()
            ? Texts.in(request.lang()).get(TextKey.SERVICE_NAME)
            : service.name();
    List<String> features = new ArrayList<>(FEATURES);
    if (Commands.areOffered(service)) {
      features.add(Namespaces.COMMANDS);
    }
    return Decision.reply(Disco.info("", name, features, null));
  }

  /** A nick is reserved with a room: its node means something there only (0045-7.12-2). */
  private static Decision unknownNode(Element query) {
    boolean nick =
        query.attribute("node").filter(DescribeRoom.RESERVED_NICK_NODE::equals).isPresent();
    var refusal = Decision.refuse(nick ? FEATURE_NOT_IMPLEMENTED : ITEM_NOT_FOUND);
    return ((Decision.Refuse) refusal).withQuery(query);
  }

  /** Public rooms by address, a page at a time (0045-6.3-5). */
  private static Decision items(Iq request, Element query, Context context) {
    ServiceConfig service = context.service();
    Optional<String> node = query.attribute("node");
    if (node.isPresent()) {
      return Commands.items(request, node.get(), service).orElseGet(() -> unknownNode(query));
    }
    Optional<PageRequest> wanted = PageRequest.read(query);
    if (wanted.isEmpty()) {
      return Decision.refuse(BAD_REQUEST);
    }
    Function<RoomView, String> id = room -> room.address().toString();
    List<RoomView> listed =
        context.directory().rooms().stream()
            .filter(room -> room.config().profile().listed())
            .<RoomView>map(room -> room)
            .sorted(Comparator.comparing(id))
            .toList();
    Page<RoomView> page = Page.of(listed, id, wanted.get(), service.limits().pageMax());
    var answer = Element.builder(Namespaces.DISCO_ITEMS, "query");
    for (RoomView room : page.entries()) {
      String name = room.config().profile().name();
      answer.child(Disco.item(room.address(), name.isEmpty() ? null : name));
    }
    boolean asked = query.child(Namespaces.RSM, "set").isPresent();
    if (asked || page.isPart()) {
      page.toElement(id).ifPresent(answer::child);
    }
    return Decision.reply(answer.build());
  }
}
