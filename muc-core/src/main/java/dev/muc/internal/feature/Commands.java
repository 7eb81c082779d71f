package dev.muc.internal.feature;

import static dev.muc.internal.feature.CommandStage.badRequest;
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
 * What administrators of the service can have it do, by ad-hoc commands (XEP-0050, XEP-0133).
 *
 * <p>No session is kept: a command has one stage, and its form holds all that it needs.
 */
final class Commands {

  /** In the order in which they are listed: to look first, to destroy last. */
  static final List<ServiceCommand> ALL =
      List.of(
          new BrowseRooms(),
          new ShowRoom(),
          new AnnounceToRooms(),
          new AffiliateInRoom(),
          new RemoveFromRooms(),
          new BanFromService(),
          new DestroyRooms());

  private Commands() {}

  /** Returns whether the service has commands at all. */
  static boolean areOffered(ServiceConfig service) {
    return service.compatibility().adminCommands();
  }

  private static boolean mayExecute(Iq request, ServiceConfig service) {
    return service.admins().contains(request.from().bare());
  }

  private static Optional<ServiceCommand> at(String node) {
    return ALL.stream().filter(command -> command.node().equals(node)).findFirst();
  }

  /** Decides on a step of a command. */
  static Decision decide(Iq request, Context context) {
    Element payload = request.payloads().get(0);
    if (!areOffered(context.service())) {
      return Decision.refuse(FEATURE_NOT_IMPLEMENTED);
    }
    Optional<ServiceCommand> command = payload.attribute("node").flatMap(Commands::at);
    if (command.isEmpty()) {
      return Decision.refuse(ITEM_NOT_FOUND);
    }
    if (!mayExecute(request, context.service())) {
      return forbidden();
    }
    String session =
        payload.attribute("sessionid").filter(id -> !id.isEmpty()).orElseGet(context.ids()::next);
    return step(
        payload, new CommandStage(command.get(), session, Texts.in(request.lang()), context));
  }

  private static Decision step(Element payload, CommandStage stage) {
    Optional<DataForm> form = DataForm.in(payload);
    ServiceCommand command = stage.command();
    return switch (payload.attribute("action").orElse("execute")) {
      case "cancel" -> Decision.reply(stage.answer("canceled").build());
      case "execute" -> form.isEmpty() ? command.ask(stage) : command.decide(form.get(), stage);
      case "complete" ->
          form.isEmpty()
              ? Decision.refuse(badRequest("bad-payload"))
              : command.decide(form.get(), stage);
      case "next", "prev" -> Decision.refuse(badRequest("bad-action"));
      default -> Decision.refuse(badRequest("malformed-action"));
    };
  }

  private static Decision forbidden() {
    return Decision.refuse(
        FORBIDDEN.error(StanzaError.Type.CANCEL), TextKey.ERROR_SERVICE_ADMIN_ONLY);
  }

  /** Describes the list of commands or a command, or returns empty for another node. */
  static Optional<Decision> info(Iq request, String node, ServiceConfig service) {
    if (!areOffered(service)) {
      return Optional.empty();
    }
    if (node.equals(Namespaces.COMMANDS)) {
      return Optional.of(Decision.reply(describe(node, "command-list", "", List.of())));
    }
    List<String> features = List.of(Namespaces.COMMANDS, Namespaces.DATA_FORMS);
    return at(node)
        .map(
            command ->
                mayExecute(request, service)
                    ? Decision.reply(
                        describe(node, "command-node", name(command, request), features))
                    : forbidden());
  }

  /** Lists the commands that the asker may execute, or returns empty for another node. */
  static Optional<Decision> items(Iq request, String node, ServiceConfig service) {
    if (!areOffered(service) || !node.equals(Namespaces.COMMANDS)) {
      return Optional.empty();
    }
    var items = Element.builder(Namespaces.DISCO_ITEMS, "query").attribute("node", node);
    if (mayExecute(request, service)) {
      for (ServiceCommand command : ALL) {
        items.child(
            Element.builder(Namespaces.DISCO_ITEMS, "item")
                .attribute("jid", service.address())
                .attribute("node", command.node())
                .attribute("name", name(command, request))
                .build());
      }
    }
    return Optional.of(Decision.reply(items.build()));
  }

  private static String name(ServiceCommand command, Iq request) {
    return Texts.in(request.lang()).get(command.title());
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
