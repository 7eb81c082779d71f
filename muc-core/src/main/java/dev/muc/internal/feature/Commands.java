package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.BAD_REQUEST;
import static dev.muc.stanza.StanzaError.Condition.FEATURE_NOT_IMPLEMENTED;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;

import dev.muc.ServiceConfig;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.payload.DataForm;
import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.StanzaError;
import java.util.List;
import java.util.Optional;

/**
 * What administrators of the service can have it do, by ad-hoc commands (XEP-0050).
 *
 * <p>No session is kept: a command has one stage, and its form holds all that it needs.
 */
final class Commands {

  private Commands() {}

  /** Returns whether the service has commands at all. */
  static boolean areOffered(ServiceConfig service) {
    return service.compatibility().destroyCommand();
  }

  private static boolean mayExecute(Iq request, ServiceConfig service) {
    return service.admins().contains(request.from().bare());
  }

  /** Decides on a step of a command. */
  static Decision decide(Iq request, Context context) {
    Element command = request.payloads().get(0);
    if (!areOffered(context.service())) {
      return Decision.refuse(FEATURE_NOT_IMPLEMENTED);
    }
    if (command.attribute("node").filter(DestroyRooms.NODE::equals).isEmpty()) {
      return Decision.refuse(ITEM_NOT_FOUND);
    }
    if (!mayExecute(request, context.service())) {
      return forbidden();
    }
    return step(command, Texts.in(request.lang()), context);
  }

  private static Decision step(Element command, Texts texts, Context context) {
    String session =
        command.attribute("sessionid").filter(id -> !id.isEmpty()).orElseGet(context.ids()::next);
    Optional<DataForm> form = DataForm.in(command);
    return switch (command.attribute("action").orElse("execute")) {
      case "cancel" -> Decision.reply(answer(session, "canceled").build());
      case "execute" ->
          form.isEmpty()
              ? DestroyRooms.ask(session, texts, context)
              : DestroyRooms.decide(form.get(), session, texts, context);
      case "complete" ->
          form.isEmpty()
              ? Decision.refuse(badRequest("bad-payload"))
              : DestroyRooms.decide(form.get(), session, texts, context);
      case "next", "prev" -> Decision.refuse(badRequest("bad-action"));
      default -> Decision.refuse(badRequest("malformed-action"));
    };
  }

  private static Decision forbidden() {
    return Decision.refuse(
        FORBIDDEN.error(StanzaError.Type.CANCEL), TextKey.ERROR_SERVICE_ADMIN_ONLY);
  }

  /** Refuses a form in which {@code detail} is wrong. */
  static Decision badPayload(TextKey text, String detail) {
    return Decision.refuse(badRequest("bad-payload"), text, detail);
  }

  private static StanzaError badRequest(String commandCondition) {
    return BAD_REQUEST.error().specific(Element.of(Namespaces.COMMANDS, commandCondition));
  }

  /** Returns an answer to a step, still without content. */
  static Element.Builder answer(String session, String status) {
    return Element.builder(Namespaces.COMMANDS, "command")
        .attribute("node", DestroyRooms.NODE)
        .attribute("sessionid", session)
        .attribute("status", status);
  }

  /** Describes the list of commands or a command, or returns empty for another node. */
  static Optional<Decision> info(Iq request, String node, ServiceConfig service) {
    if (!areOffered(service)) {
      return Optional.empty();
    }
    String name = Texts.in(request.lang()).get(TextKey.COMMAND_DESTROY);
    return switch (node) {
      case Namespaces.COMMANDS ->
          Optional.of(Decision.reply(describe(node, "command-list", "", List.of())));
      case DestroyRooms.NODE ->
          Optional.of(
              mayExecute(request, service)
                  ? Decision.reply(
                      describe(
                          node,
                          "command-node",
                          name,
                          List.of(Namespaces.COMMANDS, Namespaces.DATA_FORMS)))
                  : forbidden());
      default -> Optional.empty();
    };
  }

  /** Lists the commands that the asker may execute, or returns empty for another node. */
  static Optional<Decision> items(Iq request, String node, ServiceConfig service) {
    if (!areOffered(service) || !node.equals(Namespaces.COMMANDS)) {
      return Optional.empty();
    }
    var items = Element.builder(Namespaces.DISCO_ITEMS, "query").attribute("node", node);
    if (mayExecute(request, service)) {
      items.child(
          Element.builder(Namespaces.DISCO_ITEMS, "item")
              .attribute("jid", service.address())
              .attribute("node", DestroyRooms.NODE)
              .attribute("name", Texts.in(request.lang()).get(TextKey.COMMAND_DESTROY))
              .build());
    }
    return Optional.of(Decision.reply(items.build()));
  }

  private static Element describe(String node, String type, String name, List<String> features) {
    var query =
        Element.builder(Namespaces.DISCO_INFO, "query")
            .attribute("node", node)
            .child(Disco.identity("automation", type, name));
    for (String feature : features) {
      query.child(
          Element.builder(Namespaces.DISCO_INFO, "feature").attribute("var", feature).build());
    }
    return query.build();
  }
}
