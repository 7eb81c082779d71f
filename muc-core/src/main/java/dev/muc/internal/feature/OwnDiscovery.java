package dev.muc.internal.feature;

import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Discovery;
import dev.muc.spi.Discovery.Identity;
import dev.muc.spi.RequestHandler.To;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an embedder says in service discovery ({@link Discovery}). */
final class OwnDiscovery {

  private OwnDiscovery() {}

  /** Returns what a room says of itself, with what the embedder adds. */
  static Element ofRoom(Element info, RoomView room, Context context) {
    return with(
        info,
        all(context, discovery -> discovery.identities(room)),
        all(context, discovery -> discovery.features(room)),
        OwnRequests.features(To.ROOM, context));
  }

  /** Returns what the service says of itself, with what the embedder adds. */
  static Element ofService(Element info, Context context) {
    return with(
        info,
        all(context, Discovery::serviceIdentities),
        all(context, Discovery::serviceFeatures),
        OwnRequests.features(To.SERVICE, context));
  }

  private static <T> List<T> all(Context context, Function<Discovery, List<T>> what) {
    List<T> all = new ArrayList<>();
    for (Discovery discovery : context.service().extensions().discoveries()) {
      try {
        all.addAll(what.apply(discovery));
      } catch (RuntimeException thrown) {
        throw new PolicyFailure(discovery, thrown);
      }
    }
    return all;
  }

  /** Identities first, then features, each once (0030-3.1-9), then the form. */
  private static Element with(
      Element info, List<Identity> identities, List<String> features, List<String> requests) {
    if (identities.isEmpty() && features.isEmpty() && requests.isEmpty()) {
      return info;
    }
    List<Element> children = new ArrayList<>(info.children());
    int at = end("identity", children, 0);
    for (Identity identity : identities) {
      children.add(at++, Disco.identity(identity.category(), identity.type(), identity.name()));
    }
    at = end("feature", children, at);
    for (String name : Stream.concat(features.stream(), requests.stream()).distinct().toList()) {
      Element feature =
          Element.builder(Namespaces.DISCO_INFO, "feature").attribute("var", name).build();
      if (!children.contains(feature)) {
        children.add(at++, feature);
      }
    }
    return new Element(info.namespace(), info.name(), info.attributes(), List.copyOf(children));
  }

  private static int end(String name, List<Element> children, int from) {
    int at = from;
    while (at < children.size() && children.get(at).name().equals(name)) {
      at++;
    }
    return at;
  }
}
