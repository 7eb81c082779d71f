package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody asks what the service is and which rooms it has (XEP-0045 §6.2, §6.3). */
public final class DescribeService {
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
  public static Decision decide(
      Iq request, Collection<? extends RoomView> rooms, ServiceConfig service) {
    Element query = request.payloads().get(0);
    if (request.type() == Iq.Type.GET) {
      if (query.is(Namespaces.PING, "ping")) {
        return Decision.reply(null);
      } else if (query.is(Namespaces.DISCO_INFO, "query")) {
        return info(request, query, service);
      } else if (query.is(Namespaces.DISCO_ITEMS, "query")) {
        return items(query, rooms, service);
      }
    }
    return Decision.refuse(SERVICE_UNAVAILABLE.error(), TextKey.ERROR_UNKNOWN_REQUEST);
  }

  private static Decision info(Iq request, Element query, ServiceConfig service) {
    if (query.attribute("node").isPresent()) {
      return unknownNode(query);
    }
    String name =
        service.name().isEmpty()
            ? Texts.in(request.lang()).get(TextKey.SERVICE_NAME)
            : service.name();
    return Decision.reply(Disco.info("", name, FEATURES, null));
  }

  private static Decision unknownNode(Element query) {
    return ((Decision.Refuse) Decision.refuse(ITEM_NOT_FOUND)).withQuery(query);
  }

  /** Public rooms by address, a page at a time (0045-6.3-5). */
  private static Decision items(
      Element query, Collection<? extends RoomView> rooms, ServiceConfig service) {
    if (query.attribute("node").isPresent()) {
      return unknownNode(query);
    }
    Optional<PageRequest> wanted = PageRequest.read(query);
    if (wanted.isEmpty()) {
      return Decision.refuse(BAD_REQUEST);
    }
    Function<RoomView, String> id = room -> room.address().toString();
    List<RoomView> listed =
        rooms.stream()
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
