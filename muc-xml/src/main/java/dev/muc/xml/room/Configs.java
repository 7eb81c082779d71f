package dev.muc.xml.room;

import static dev.muc.xml.room.RoomFormat.element;

import dev.muc.model.AllowPm;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomConfig.Access;
import dev.muc.model.RoomConfig.Disclosure;
import dev.muc.model.RoomConfig.Discussion;
import dev.muc.model.RoomConfig.Profile;
import dev.muc.stanza.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a room is set up. Everything is written; what is absent is as in a room of no choice. */
final class Configs {
  private static final RoomConfig DEFAULT = RoomConfig.DEFAULT;

  private Configs() {}

  static void write(RoomConfig config, Element.Builder to) {
    to.child(element("profile", config.profile(), Configs::writeProfile))
        .child(element("access", config.access(), Configs::writeAccess))
        .child(element("discussion", config.discussion(), Configs::writeDiscussion))
        .child(element("disclosure", config.disclosure(), Configs::writeDisclosure));
    config.own().forEach((var, values) -> to.child(writeOwn(var, values)));
  }

  static RoomConfig read(Part from) throws RoomFormatException {
    return new RoomConfig(
        from.child("profile", DEFAULT.profile(), Configs::readProfile),
        from.child("access", DEFAULT.access(), Configs::readAccess),
        from.child("discussion", DEFAULT.discussion(), Configs::readDiscussion),
        from.child("disclosure", DEFAULT.disclosure(), Configs::readDisclosure),
        readOwn(from));
  }

  private static Element writeOwn(String var, List<String> values) {
    var field = Element.builder(RoomFormat.NAMESPACE, "own").attribute("var", var);
    for (String value : values) {
      field.child(Element.builder(RoomFormat.NAMESPACE, "value").attribute("is", value).build());
    }
    return field.build();
  }

  /** A field of an embedder's own. */
  private record Own(String var, List<String> values) {
    static Own read(Part from) throws RoomFormatException {
      return new Own(from.text("var"), from.children("value", value -> value.text("is")));
    }
  }

  private static Map<String, List<String>> readOwn(Part from) throws RoomFormatException {
    Map<String, List<String>> own = new LinkedHashMap<>();
    for (Own field : from.children("own", Own::read)) {
      own.put(field.var(), field.values());
    }
    return own;
  }

  private static void writeProfile(Profile profile, Element.Builder to) {
    to.attribute("name", profile.name())
        .attribute("description", profile.description())
        .attribute("lang", profile.lang())
        .attribute("pubsub", profile.pubsub())
        .attribute("listed", profile.listed())
        .attribute("persistent", profile.persistent());
  }

  private static Profile readProfile(Part from) throws RoomFormatException {
    Profile absent = DEFAULT.profile();
    return new Profile(
        from.text("name", absent.name()),
        from.text("description", absent.description()),
        from.text("lang", absent.lang()),
        from.text("pubsub", absent.pubsub()),
        from.flag("listed", absent.listed()),
        from.flag("persistent", absent.persistent()));
  }

  private static void writeAccess(Access access, Element.Builder to) {
    to.attribute("members-only", access.membersOnly())
        .attribute("password-protected", access.passwordProtected())
        .attribute("secret", access.secret())
        .attribute("occupants-max", access.occupantsMax())
        .attribute("open-registration", access.openRegistration())
        .attribute("registered-nicks-only", access.registeredNicksOnly())
        .attribute("members-may-invite", access.membersMayInvite());
  }

  private static Access readAccess(Part from) throws RoomFormatException {
    Access absent = DEFAULT.access();
    return new Access(
        from.flag("members-only", absent.membersOnly()),
        from.flag("password-protected", absent.passwordProtected()),
        from.text("secret", absent.secret()),
        from.integer("occupants-max", absent.occupantsMax()),
        from.flag("open-registration", absent.openRegistration()),
        from.flag("registered-nicks-only", absent.registeredNicksOnly()),
        from.flag("members-may-invite", absent.membersMayInvite()));
  }

  private static void writeDiscussion(Discussion discussion, Element.Builder to) {
    to.attribute("moderated", discussion.moderated())
        .attribute("participants-change-subject", discussion.participantsChangeSubject())
        .attribute("public-invites", discussion.publicInvites())
        .attribute("allow-pm", discussion.allowPm().value())
        .attribute("history-fetch-max", discussion.historyFetchMax())
        .attribute("visitors-change-nick", discussion.visitorsChangeNick())
        .attribute("visitors-change-status", discussion.visitorsChangeStatus());
  }

  private static Discussion readDiscussion(Part from) throws RoomFormatException {
    Discussion absent = DEFAULT.discussion();
    return new Discussion(
        from.flag("moderated", absent.moderated()),
        from.flag("participants-change-subject", absent.participantsChangeSubject()),
        from.flag("public-invites", absent.publicInvites()),
        from.word("allow-pm", absent.allowPm(), AllowPm::of),
        from.integer("history-fetch-max", absent.historyFetchMax()),
        from.flag("visitors-change-nick", absent.visitorsChangeNick()),
        from.flag("visitors-change-status", absent.visitorsChangeStatus()));
  }

  private static void writeDisclosure(Disclosure disclosure, Element.Builder to) {
    to.attribute("non-anonymous", disclosure.nonAnonymous())
        .attribute("public-logging", disclosure.publicLogging())
        .attribute("presence-broadcast", words(disclosure.presenceBroadcast()))
        .attribute("public-occupants", disclosure.publicOccupants())
        .attribute("public-subject", disclosure.publicSubject())
        .attribute("absent-notified", disclosure.absentNotified());
    for (String name : disclosure.memberListTo()) {
      to.child(Element.builder(RoomFormat.NAMESPACE, "member-list").attribute("to", name).build());
    }
  }

  private static Disclosure readDisclosure(Part from) throws RoomFormatException {
    Disclosure absent = DEFAULT.disclosure();
    return new Disclosure(
        from.flag("non-anonymous", absent.nonAnonymous()),
        from.flag("public-logging", absent.publicLogging()),
        from.words("presence-broadcast", absent.presenceBroadcast(), Role::of),
        from.children("member-list", name -> name.text("to")),
        from.flag("public-occupants", absent.publicOccupants()),
        from.flag("public-subject", absent.publicSubject()),
        from.flag("absent-notified", absent.absentNotified()));
  }

  private static String words(List<Role> roles) {
    return roles.stream().map(Role::value).collect(Collectors.joining(" "));
  }
}
