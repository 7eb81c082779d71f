package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;

import dev.muc.internal.feature.Listing.Entry;
import dev.muc.internal.text.TextKey;
import dev.muc.internal.text.Texts;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.model.Subject;
import dev.muc.payload.DataForm;
import dev.muc.payload.DataForm.Field;
import dev.muc.payload.Disco;
import dev.muc.payload.Namespaces;
import dev.muc.spi.RoomView;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Somebody asks what a room is and who is in it (XEP-0045 §6.4, §6.5, §7.12). */
final class DescribeRoom {
  static final String RESERVED_NICK_NODE = "x-roomuser-item";
  private static final List<String> ARCHIVE_FEATURES =
      List.of(Namespaces.MAM, Namespaces.MAM_EXTENDED, Namespaces.RSM);
  private static final String TRAFFIC_NODE = "http://jabber.org/protocol/muc#traffic";

  private DescribeRoom() {}

  /** Answers disco#info. */
  static Decision info(RoomView room, Iq request, Jid client, Context context) {
    String node = Disco.node(request.payloads().get(0));
    return switch (node) {
      case "" -> describe(room, context, context.texts(request, room));
      case RESERVED_NICK_NODE -> Decision.reply(reservedNick(room, client));
      // DECISIONS.md, 0045-18.1.1-3: nothing is filtered.
      case TRAFFIC_NODE -> Decision.refuse(SERVICE_UNAVAILABLE);
      default -> Decision.refuse(ITEM_NOT_FOUND);
    };
  }

  private static Decision describe(RoomView room, Context context, Texts texts) {
    List<String> features = features(room.config());
    if (ArchiveAccess.isOffered(room, context)) {
      features.addAll(ARCHIVE_FEATURES); // 0313-7-4: only then.
    }
    String name = room.config().profile().name();
    Element info = Disco.info("", name, features, roomInfo(room, texts, context));
    return Decision.reply(OwnDiscovery.ofRoom(info, room, context), texts.lang());
  }

  private static List<String> features(RoomConfig config) {
    List<String> features =
        new ArrayList<>(
            List.of(
                Namespaces.DISCO_INFO,
                Namespaces.DISCO_ITEMS,
                Namespaces.MUC,
                Namespaces.MUC + "#stable_id",
                Namespaces.MUC + "#self-ping-optimization",
                Namespaces.ROOM_CONFIG,
                Namespaces.ROOM_INFO,
                Namespaces.REGISTER,
                Namespaces.MUC_REGISTER,
                Namespaces.DATA_FORMS,
                Namespaces.STANZA_ID,
                Namespaces.OCCUPANT_ID,
                Namespaces.PING));
    RoomConfig.Access access = config.access();
    features.add(config.profile().listed() ? "muc_public" : "muc_hidden");
    features.add(config.profile().persistent() ? "muc_persistent" : "muc_temporary");
    features.add(access.membersOnly() ? "muc_membersonly" : "muc_open");
    features.add(access.passwordProtected() ? "muc_passwordprotected" : "muc_unsecured");
    features.add(config.discussion().moderated() ? "muc_moderated" : "muc_unmoderated");
    features.add(config.disclosure().nonAnonymous() ? "muc_nonanonymous" : "muc_semianonymous");
    return features;
  }

  /** What any entity on the network may know (0128-5-1); the rest only if an owner says so. */
  private static Element roomInfo(RoomView room, Texts texts, Context context) {
    RoomConfig config = room.config();
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.result(
            "muc#roominfo_description",
            "text-single",
            texts.get(TextKey.FIELD_DESCRIPTION),
            config.profile().description()));
    fields.add(
        Field.result(
            "muc#roominfo_occupants",
            "text-single",
            texts.get(TextKey.FIELD_OCCUPANTS),
            Integer.toString(room.occupants().size())));
    fields.add(
        Field.result(
            "muc#roominfo_subjectmod",
            "boolean",
            texts.get(TextKey.FIELD_SUBJECT_MOD),
            config.discussion().participantsChangeSubject() ? "1" : "0"));
    fields.add(
        Field.result(
            "muc#maxhistoryfetch",
            "text-single",
            texts.get(TextKey.FIELD_HISTORY),
            Integer.toString(config.discussion().historyFetchMax())));
    addListeners(fields, config, context.service().limits(), texts);
    addRules(fields, config, texts);
    addOptional(fields, room, texts);
    fields.addAll(OwnFields.roomInfo(room, texts, context));
    return DataForm.of("result", Namespaces.ROOM_INFO, fields).toElement();
  }

  /** Above how many occupants the presence of those without voice is not sent, if that can be. */
  private static void addListeners(
      List<Field> fields, RoomConfig config, Limits limits, Texts texts) {
    int shown = limits.of(Limit.LISTENERS_SHOWN);
    int seats = config.access().occupantsMax();
    if (seats == 0 || seats > shown) {
      fields.add(
          Field.result(
              "x-muc#roominfo_listenersshown",
              "text-single",
              texts.get(TextKey.FIELD_LISTENERS),
              Integer.toString(shown)));
    }
  }

  /** What clients want to know before they offer something (0045-6.4-5). */
  private static void addRules(List<Field> fields, RoomConfig config, Texts texts) {
    fields.add(
        Field.result(
            "muc#roomconfig_changesubject",
            "boolean",
            texts.get(TextKey.FIELD_CHANGE_SUBJECT),
            config.discussion().participantsChangeSubject() ? "1" : "0"));
    fields.add(
        Field.result(
            "muc#roomconfig_allowinvites",
            "boolean",
            texts.get(TextKey.FIELD_ALLOW_INVITES),
            config.access().membersMayInvite() ? "1" : "0"));
    fields.add(
        Field.result(
            "muc#roomconfig_allowpm",
            "list-single",
            texts.get(TextKey.FIELD_ALLOW_PM),
            config.discussion().allowPm().value()));
  }

  private static void addOptional(List<Field> fields, RoomView room, Texts texts) {
    RoomConfig config = room.config();
    if (!config.profile().lang().isEmpty()) {
      fields.add(
          Field.result(
              "muc#roominfo_lang",
              "text-single",
              texts.get(TextKey.FIELD_LANG),
              config.profile().lang()));
    }
    if (!config.profile().pubsub().isEmpty()) {
      fields.add(
          Field.result(
              "muc#roominfo_pubsub",
              "text-single",
              texts.get(TextKey.FIELD_PUBSUB),
              config.profile().pubsub()));
    }
    if (config.disclosure().publicSubject()) {
      fields.add(
          Field.result(
              "muc#roominfo_subject",
              "text-single",
              texts.get(TextKey.FIELD_SUBJECT),
              room.subject().map(Subject::text).orElse("")));
    }
  }

  /** The same answer whether or not the asker is in the room (0045-7.12-9). */
  private static Element reservedNick(RoomView room, Jid client) {
    AffiliationEntry entry = room.entry(client.bare());
    var query =
        Element.builder(Namespaces.DISCO_INFO, "query").attribute("node", RESERVED_NICK_NODE);
    return entry.nick() == null
        ? query.build()
        : query.child(Disco.identity("conference", "text", entry.nick())).build();
  }

  /** Answers disco#items: occupants, to those who may know them (DECISIONS.md, 0045-6.5-1). */
  static Decision items(RoomView room, Iq request, Jid client, Context context) {
    boolean told =
        room.config().disclosure().publicOccupants() || room.occupant(client).isPresent();
    Collection<Occupant> shown = told ? room.occupants() : List.of();
    return Listing.answer(
        request.payloads().get(0),
        shown.stream().map(occupant -> new Entry(occupant.address(), "")).toList(),
        context.service().limits().of(Limit.PAGE));
  }
}
