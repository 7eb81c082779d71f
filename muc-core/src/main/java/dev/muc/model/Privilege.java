package dev.muc.model;

/**
 * What an occupant or an account may do in a room, and which role or affiliation it takes (XEP-0045
 * §5.1.1, §5.2.1).
 *
 * <p>A privilege is held from its least role or affiliation upwards. Some of these depend on how
 * the room is set up; spec/design/privileges.md shows all of them as tables.
 */
public sealed interface Privilege {

  /** Returns what it takes to move an occupant from one role to another (§5.1.3). */
  static Privilege toChange(Role from, Role to) {
    if (from == Role.MODERATOR || to == Role.MODERATOR) {
      return OfAffiliation.ASSIGN_MODERATORS;
    }
    if (to == Role.NONE) {
      return OfRole.KICK;
    }
    return to.atLeast(from) ? OfRole.GRANT_VOICE : OfRole.REVOKE_VOICE;
  }

  /** Returns what it takes to move an account from one affiliation to another (§5.2.2). */
  static OfAffiliation toChange(Affiliation from, Affiliation to) {
    if (from == Affiliation.OWNER || to == Affiliation.OWNER) {
      return OfAffiliation.EDIT_OWNERS;
    }
    if (from == Affiliation.ADMIN || to == Affiliation.ADMIN) {
      return OfAffiliation.EDIT_ADMINS;
    }
    return from == Affiliation.OUTCAST || to == Affiliation.OUTCAST
        ? OfAffiliation.BAN
        : OfAffiliation.EDIT_MEMBERS;
  }

  /** What a role allows for the length of a visit (§5.1.1). */
  enum OfRole implements Privilege {
    BE_PRESENT(Role.VISITOR),
    RECEIVE_MESSAGES(Role.VISITOR),
    RECEIVE_PRESENCE(Role.VISITOR),

    /** The others are told of the occupant: not from a role upwards, but as the owner chose. */
    SHOW_PRESENCE(Role.VISITOR) {
      @Override
      public boolean heldBy(Role role, RoomConfig config) {
        return config.disclosure().presenceBroadcast().contains(role);
      }
    },

    CHANGE_AVAILABILITY(Role.VISITOR) {
      @Override
      Role least(RoomConfig config) {
        return config.discussion().visitorsChangeStatus() ? Role.VISITOR : Role.PARTICIPANT;
      }
    },

    CHANGE_NICK(Role.VISITOR) {
      @Override
      Role least(RoomConfig config) {
        return config.discussion().visitorsChangeNick() ? Role.VISITOR : Role.PARTICIPANT;
      }
    },

    /** To anybody; moderators can always be written to (DECISIONS.md, 0045-7.5-2). */
    SEND_PRIVATE_MESSAGES(Role.VISITOR) {
      @Override
      Role least(RoomConfig config) {
        return switch (config.discussion().allowPm()) {
          case ANYONE -> Role.VISITOR;
          case PARTICIPANTS -> Role.PARTICIPANT;
          case MODERATORS, NONE -> Role.MODERATOR;
        };
      }
    },

    /** Into an open room; who may let others into a members-only room is another question. */
    INVITE(Role.VISITOR) {
      @Override
      Role least(RoomConfig config) {
        return config.discussion().publicInvites() ? Role.VISITOR : Role.MODERATOR;
      }
    },

    /** To all. */
    SPEAK(Role.VISITOR) {
      @Override
      Role least(RoomConfig config) {
        return config.discussion().moderated() ? Role.PARTICIPANT : Role.VISITOR;
      }
    },

    CHANGE_SUBJECT(Role.MODERATOR) {
      @Override
      Role least(RoomConfig config) {
        return config.discussion().participantsChangeSubject() ? Role.PARTICIPANT : Role.MODERATOR;
      }
    },

    /** The real addresses of others (§4.2). */
    SEE_REAL_JIDS(Role.MODERATOR) {
      @Override
      Role least(RoomConfig config) {
        return config.disclosure().nonAnonymous() ? Role.VISITOR : Role.MODERATOR;
      }
    },

    KICK(Role.MODERATOR),
    GRANT_VOICE(Role.MODERATOR),

    /** But not from those whom their affiliation protects (§8.4). */
    REVOKE_VOICE(Role.MODERATOR),
    LIST_VOICE(Role.MODERATOR);

    private final Role usual;

    OfRole(Role usual) {
      this.usual = usual;
    }

    /** Returns whether {@code role} has this privilege in a room set up like that. */
    public boolean heldBy(Role role, RoomConfig config) {
      return role.atLeast(least(config));
    }

    Role least(RoomConfig config) {
      return usual;
    }
  }

  /** What an affiliation allows, in the room or outside (§5.2.1). */
  enum OfAffiliation implements Privilege {
    ENTER_OPEN_ROOM(Affiliation.NONE),
    ENTER_MEMBERS_ONLY_ROOM(Affiliation.MEMBER),

    /** For those in the room the configuration can say more (0045-9.5-5). */
    LIST_MEMBERS(Affiliation.ADMIN, Affiliation.MEMBER),
    EDIT_MEMBERS(Affiliation.ADMIN),
    LIST_OUTCASTS(Affiliation.ADMIN),

    /** Members and accounts without affiliation, and to end that again. */
    BAN(Affiliation.ADMIN),
    LIST_MODERATORS(Affiliation.ADMIN),
    ASSIGN_MODERATORS(Affiliation.ADMIN),

    /** In a non-anonymous room also for whoever is in it (0045-10.8-2). */
    LIST_ADMINS(Affiliation.OWNER, Affiliation.ADMIN),
    EDIT_ADMINS(Affiliation.OWNER),

    /** In a non-anonymous room also for whoever is in it (0045-10.5-2). */
    LIST_OWNERS(Affiliation.OWNER, Affiliation.ADMIN),
    EDIT_OWNERS(Affiliation.OWNER),
    CONFIGURE(Affiliation.OWNER),
    DESTROY(Affiliation.OWNER);

    private final Affiliation semiAnonymous;
    private final Affiliation nonAnonymous;

    OfAffiliation(Affiliation least) {
      this(least, least);
    }

    OfAffiliation(Affiliation semiAnonymous, Affiliation nonAnonymous) {
      this.semiAnonymous = semiAnonymous;
      this.nonAnonymous = nonAnonymous;
    }

    /** Returns whether {@code affiliation} has this privilege in a room set up like that. */
    public boolean heldBy(Affiliation affiliation, RoomConfig config) {
      return affiliation.atLeast(config.disclosure().nonAnonymous() ? nonAnonymous : semiAnonymous);
    }
  }
}
