package dev.muc.internal.feature;

import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.util.List;

/**
 * A kind of request that a room answers.
 *
 * @param types get, set or both
 * @param namespace the namespace of the payload
 * @param name the name of the payload
 */
record RoomRequest(List<Iq.Type> types, String namespace, String name, Handler handler) {

  /** Decides on requests of one kind. */
  @FunctionalInterface
  interface Handler {
    Decision decide(RoomView room, Iq request, Jid client, Context context);
  }

  private static final List<Iq.Type> GET = List.of(Iq.Type.GET);
  private static final List<Iq.Type> BOTH = List.of(Iq.Type.GET, Iq.Type.SET);

  /** All that a room answers; the rest is unknown to it (rfc6120-8.4-1). */
  static final List<RoomRequest> ALL =
      List.of(
          new RoomRequest(BOTH, Namespaces.MUC_ADMIN, "query", Admin::decide),
          new RoomRequest(BOTH, Namespaces.MUC_OWNER, "query", Owner::decide),
          new RoomRequest(BOTH, Namespaces.REGISTER, "query", Register::decide),
          new RoomRequest(GET, Namespaces.DISCO_INFO, "query", DescribeRoom::info),
          new RoomRequest(GET, Namespaces.DISCO_ITEMS, "query", DescribeRoom::items),
          new RoomRequest(BOTH, Namespaces.MAM, "query", ReadArchive::decide),
          new RoomRequest(GET, Namespaces.MAM, "metadata", DescribeArchive::decide),
          new RoomRequest(
              BOTH,
              Namespaces.VCARD,
              "vCard",
              (room, request, client, context) -> ShowVcard.decide(request)),
          new RoomRequest(
              GET,
              Namespaces.PING,
              "ping",
              (room, request, client, context) -> Decision.reply(null)));

  /** Returns whether a room knows the namespace at least. */
  static boolean isKnown(String namespace) {
    return ALL.stream().anyMatch(kind -> kind.namespace().equals(namespace));
  }

  boolean accepts(Iq request) {
    Element payload = request.payloads().get(0);
    return types.contains(request.type()) && payload.is(namespace, name);
  }
}
