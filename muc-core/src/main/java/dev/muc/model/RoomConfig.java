package dev.muc.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a room is set up (XEP-0045 §10.2, §16.5.3), in groups of what belongs together.
 *
 * @param own the values of fields of the embedder's own, by name
 */
public record RoomConfig(
    Profile profile,
    Access access,
    Discussion discussion,
    Disclosure disclosure,
    Map<String, List<String>> own) {

  public RoomConfig {
    own = own.isEmpty() ? Collections.emptyMap() : copy(own);
  }

  /** Creates one without fields of the embedder's own. */
  public RoomConfig(Profile profile, Access access, Discussion discussion, Disclosure disclosure) {
    this(profile, access, discussion, disclosure, Collections.emptyMap());
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> own) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    own.forEach((var, values) -> copy.put(var, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  /** The configuration of a room whose owner has chosen nothing: a temporary, open, public room. */
  public static final RoomConfig DEFAULT =
      new RoomConfig(
          new Profile("", "", "", "", true, false),
          new Access(false, false, "", 200, false, false, false),
          new Discussion(false, false, true, AllowPm.ANYONE, 20, true, true),
          new Disclosure(
              false,
              false,
              List.of(Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR),
              List.of("moderator", "participant", "visitor"),
              false,
              false,
              false));

  /**
   * What a room is.
   *
   * @param name its natural-language name, empty for none
   * @param description what it is about, empty for none
   * @param lang the language of its discussions (BCP 47), empty for none
   * @param pubsub the XMPP URI of a pubsub node that goes with it, empty for none
   * @param listed whether it is shown in discovery
   * @param persistent whether it stays when the last occupant leaves
   */
  public record Profile(
      String name,
      String description,
      String lang,
      String pubsub,
      boolean listed,
      boolean persistent) {

    /** Returns this profile under another name. */
    public Profile withName(String newName) {
      return new Profile(newName, description, lang, pubsub, listed, persistent);
    }

    /** Returns this profile of a room that stays when the last occupant leaves, or does not. */
    public Profile withPersistent(boolean stays) {
      return new Profile(name, description, lang, pubsub, listed, stays);
    }
  }

  /**
   * Who may enter.
   *
   * @param membersOnly whether only members, admins and owners may
   * @param passwordProtected whether {@code secret} is asked for
   * @param secret the password, empty for none
   * @param occupantsMax how many occupants there may be, 0 for no limit
   * @param openRegistration whether accounts without affiliation may register (§7.10)
   * @param registeredNicksOnly whether accounts that reserved a nick have to use it (0045-7.10-19):
   *     from the next time that they enter or register
   * @param membersMayInvite whether members may invite into a members-only room (§9.5)
   */
  public record Access(
      boolean membersOnly,
      boolean passwordProtected,
      String secret,
      int occupantsMax,
      boolean openRegistration,
      boolean registeredNicksOnly,
      boolean membersMayInvite) {

    /** Returns these rules for a room that only members may enter, or that others may too. */
    public Access withMembersOnly(boolean only) {
      return new Access(
          only,
          passwordProtected,
          secret,
          occupantsMax,
          openRegistration,
          registeredNicksOnly,
          membersMayInvite);
    }

    /** Returns these rules for a room that asks for a password; for none if it is empty. */
    public Access withPassword(String password) {
      return new Access(
          membersOnly,
          !password.isEmpty(),
          password,
          occupantsMax,
          openRegistration,
          registeredNicksOnly,
          membersMayInvite);
    }

    /** Returns these rules for a room with so many occupants at most, 0 for no limit. */
    public Access withOccupantsMax(int max) {
      return new Access(
          membersOnly,
          passwordProtected,
          secret,
          max,
          openRegistration,
          registeredNicksOnly,
          membersMayInvite);
    }

    /** Without the password: what is printed may be logged. */
    @Override
    public String toString() {
      return "Access[membersOnly="
          + membersOnly
          + ", passwordProtected="
          + passwordProtected
          + ", occupantsMax="
          + occupantsMax
          + ", openRegistration="
          + openRegistration
          + ", registeredNicksOnly="
          + registeredNicksOnly
          + ", membersMayInvite="
          + membersMayInvite
          + "]";
    }

    /** Returns the password to be given on entry, or null if none is asked for. */
    public @Nullable String password() {
      return passwordProtected ? secret : null;
    }
  }

  /**
   * Who may say what.
   *
   * @param moderated whether visitors have no voice
   * @param participantsChangeSubject whether participants may change the subject
   * @param publicInvites whether occupants of an open room may invite others
   * @param allowPm who may send private messages
   * @param historyFetchMax how many messages a newcomer is shown at most
   * @param visitorsChangeNick whether visitors may change their nick
   * @param visitorsChangeStatus whether visitors may change their availability
   */
  public record Discussion(
      boolean moderated,
      boolean participantsChangeSubject,
      boolean publicInvites,
      AllowPm allowPm,
      int historyFetchMax,
      boolean visitorsChangeNick,
      boolean visitorsChangeStatus) {

    /** Returns these rules for a room in which visitors have no voice, or in which all have. */
    public Discussion withModerated(boolean isModerated) {
      return new Discussion(
          isModerated,
          participantsChangeSubject,
          publicInvites,
          allowPm,
          historyFetchMax,
          visitorsChangeNick,
          visitorsChangeStatus);
    }
  }

  /**
   * Who is told what.
   *
   * @param nonAnonymous whether all occupants see real addresses; otherwise only moderators do
   * @param publicLogging whether discussions are logged in public
   * @param presenceBroadcast the roles whose presence others are sent
   * @param memberListTo who may fetch the member list, by names of roles and affiliations
   * @param publicOccupants whether strangers may list the occupants
   * @param publicSubject whether strangers may read the subject
   * @param absentNotified whether accounts are told of a new affiliation when they are not in the
   *     room (0045-18.1-2)
   */
  public record Disclosure(
      boolean nonAnonymous,
      boolean publicLogging,
      List<Role> presenceBroadcast,
      List<String> memberListTo,
      boolean publicOccupants,
      boolean publicSubject,
      boolean absentNotified) {

    public Disclosure {
      presenceBroadcast = List.copyOf(presenceBroadcast);
      memberListTo = List.copyOf(memberListTo);
    }
  }

  /** Returns this configuration with another profile. */
  public RoomConfig with(Profile changed) {
    return new RoomConfig(changed, access, discussion, disclosure, own);
  }

  /** Returns this configuration with other rules for entering. */
  public RoomConfig with(Access changed) {
    return new RoomConfig(profile, changed, discussion, disclosure, own);
  }

  /** Returns this configuration with other rules for speaking. */
  public RoomConfig with(Discussion changed) {
    return new RoomConfig(profile, access, changed, disclosure, own);
  }

  /** Returns this configuration with other rules for telling. */
  public RoomConfig with(Disclosure changed) {
    return new RoomConfig(profile, access, discussion, changed, own);
  }

  /** Returns this configuration with other values of fields of the embedder's own. */
  public RoomConfig with(Map<String, List<String>> changed) {
    return new RoomConfig(profile, access, discussion, disclosure, changed);
  }
}
