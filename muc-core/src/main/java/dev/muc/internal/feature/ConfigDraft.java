package dev.muc.internal.feature;

import dev.muc.model.AllowPm;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration that a form is being applied to, field by field; thrown away if one is wrong. */
final class ConfigDraft {
  String name;
  String description;
  String lang;
  String pubsub;
  boolean listed;
  boolean persistent;

  boolean membersOnly;
  boolean passwordProtected;
  String secret;
  int occupantsMax;
  boolean openRegistration;
  boolean registeredNicksOnly;
  boolean membersMayInvite;

  boolean moderated;
  boolean participantsChangeSubject;
  boolean publicInvites;
  AllowPm allowPm;
  int historyFetchMax;
  boolean visitorsChangeNick;
  boolean visitorsChangeStatus;

  boolean nonAnonymous;
  boolean publicLogging;
  List<Role> presenceBroadcast;
  List<String> memberListTo;
  boolean publicOccupants;
  boolean publicSubject;
  boolean absentNotified;

  final Map<String, List<String>> own;

  ConfigDraft(RoomConfig config) {
    RoomConfig.Profile profile = config.profile();
    name = profile.name();
    description = profile.description();
    lang = profile.lang();
    pubsub = profile.pubsub();
    listed = profile.listed();
    persistent = profile.persistent();
    RoomConfig.Access access = config.access();
    membersOnly = access.membersOnly();
    passwordProtected = access.passwordProtected();
    secret = access.secret();
    occupantsMax = access.occupantsMax();
    openRegistration = access.openRegistration();
    registeredNicksOnly = access.registeredNicksOnly();
    membersMayInvite = access.membersMayInvite();
    RoomConfig.Discussion discussion = config.discussion();
    moderated = discussion.moderated();
    participantsChangeSubject = discussion.participantsChangeSubject();
    publicInvites = discussion.publicInvites();
    allowPm = discussion.allowPm();
    historyFetchMax = discussion.historyFetchMax();
    visitorsChangeNick = discussion.visitorsChangeNick();
    visitorsChangeStatus = discussion.visitorsChangeStatus();
    RoomConfig.Disclosure disclosure = config.disclosure();
    nonAnonymous = disclosure.nonAnonymous();
    publicLogging = disclosure.publicLogging();
    presenceBroadcast = disclosure.presenceBroadcast();
    memberListTo = disclosure.memberListTo();
    publicOccupants = disclosure.publicOccupants();
    publicSubject = disclosure.publicSubject();
    absentNotified = disclosure.absentNotified();
    own = new LinkedHashMap<>(config.own());
  }

  RoomConfig toConfig() {
    return new RoomConfig(
        new RoomConfig.Profile(name, description, lang, pubsub, listed, persistent),
        new RoomConfig.Access(
            membersOnly,
            passwordProtected,
            secret,
            occupantsMax,
            openRegistration,
            registeredNicksOnly,
            membersMayInvite),
        new RoomConfig.Discussion(
            moderated,
            participantsChangeSubject,
            publicInvites,
            allowPm,
            historyFetchMax,
            visitorsChangeNick,
            visitorsChangeStatus),
        new RoomConfig.Disclosure(
            nonAnonymous,
            publicLogging,
            presenceBroadcast,
            memberListTo,
            publicOccupants,
            publicSubject,
            absentNotified),
        own);
  }
}
