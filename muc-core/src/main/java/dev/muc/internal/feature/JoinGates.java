package dev.muc.internal.feature;

import static dev.muc.model.Privilege.OfAffiliation.ENTER_MEMBERS_ONLY_ROOM;
import static dev.muc.model.Privilege.OfAffiliation.ENTER_OPEN_ROOM;
import static dev.muc.stanza.StanzaError.Condition.CONFLICT;
import static dev.muc.stanza.StanzaError.Condition.FORBIDDEN;
import static dev.muc.stanza.StanzaError.Condition.GONE;
import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;
import static dev.muc.stanza.StanzaError.Condition.NOT_AUTHORIZED;
import static dev.muc.stanza.StanzaError.Condition.REGISTRATION_REQUIRED;

import dev.muc.Question.CountRooms;
import dev.muc.internal.text.TextKey;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.limits.RateLimit;
import dev.muc.model.Affiliation;
import dev.muc.model.Occupant;
import dev.muc.payload.MucJoin;
import dev.muc.payload.XmppUri;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.StanzaError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Who may enter a room (XEP-0045 §7.2), as gates tried in order. */
final class JoinGates {

  /**
   * The order decides which error a client sees when several apply. A banned client learns only
   * that it is banned; a nick that nobody may have is refused even while the room is locked; a
   * stranger learns nothing of who is inside.
   */
  static final List<Gate> GATES =
      List.of(
          JoinGates::redirect,
          JoinGates::refuseCreation,
          JoinGates::refuseTooManyRooms,
          JoinGates::refuseAtAFullService,
          JoinGates::refuseTooOftenCreated,
          JoinGates::refuseOutcast,
          JoinGates::refuseBadNick,
          JoinGates::refuseWhileLocked,
          JoinGates::refuseNonMember,
          JoinGates::refuseWrongPassword,
          JoinGates::refuseReservedNick,
          JoinGates::refuseTakenNick,
          JoinGates::refuseWhenFull,
          JoinGates::refuseTooManySessions,
          JoinGates::refuseTooManyNicks);

  private JoinGates() {}

  /** Decides whether an attempt passes. */
  @FunctionalInterface
  interface Gate {

    /** Returns why the attempt is refused, or empty to let it pass to the next gate. */
    Optional<Decision> refuse(Attempt attempt);
  }

  /**
   * A client that asks to enter.
   *
   * @param nick the nick it asks for, as an occupant JID
   * @param affiliation what it would have in the room
   */
  record Attempt(
      RoomView room,
      FullJid client,
      FullJid nick,
      MucJoin join,
      Affiliation affiliation,
      Context context) {

    Optional<Occupant> holder() {
      return room.occupant(nick.resource());
    }
  }

  /** To a room that moved; service admins may create one in its place (0045-10.9-4). */
  private static Optional<Decision> redirect(Attempt attempt) {
    Context context = attempt.context;
    if (attempt.room.exists() || context.service().admins().contains(attempt.client.bare())) {
      return Optional.empty();
    }
    return context
        .directory()
        .venueAfter(attempt.room.address(), context.now())
        .map(venue -> GONE.error().at(XmppUri.join(venue)))
        .map(gone -> Decision.refuse(gone, TextKey.ERROR_ROOM_GONE));
  }

  private static Optional<Decision> refuseCreation(Attempt attempt) {
    boolean allowed =
        !attempt.context.service().adminsOnlyCreate()
            || attempt.context.service().admins().contains(attempt.client.bare());
    return when(
        !attempt.room.exists() && !allowed, NOT_ALLOWED.error(), TextKey.ERROR_MAY_NOT_CREATE);
  }

  /** 0045-14.6-4. Service admins create rooms for others, so they have no limit. */
  private static Optional<Decision> refuseTooManyRooms(Attempt attempt) {
    Context context = attempt.context;
    BareJid account = attempt.client.bare();
    if (attempt.room.exists() || context.service().admins().contains(account)) {
      return Optional.empty();
    }
    CountRooms question = new CountRooms(account);
    Optional<Integer> created = context.answer(question);
    if (created.isEmpty()) {
      return Optional.of(Decision.ask(question));
    }
    boolean tooMany = created.get() >= context.service().limits().of(Limit.ROOMS_PER_ACCOUNT);
    return Excess.when(tooMany, Limit.ROOMS_PER_ACCOUNT, context);
  }

  private static Optional<Decision> refuseAtAFullService(Attempt attempt) {
    Context context = attempt.context;
    int max = context.service().limits().of(Limit.ROOMS);
    boolean full = !attempt.room.exists() && context.directory().rooms().size() >= max;
    return Excess.when(full, Limit.ROOMS, context);
  }

  private static Optional<Decision> refuseTooOftenCreated(Attempt attempt) {
    Context context = attempt.context;
    BareJid account = attempt.client.bare();
    boolean mayCreate =
        attempt.room.exists()
            || context.service().admins().contains(account)
            || context.directory().mayCreateAnother(account, context.now());
    return mayCreate
        ? Optional.empty()
        : Optional.of(Excess.of(RateLimit.CREATIONS, context.service().limits()));
  }

  private static Optional<Decision> refuseOutcast(Attempt attempt) {
    return when(
        !ENTER_OPEN_ROOM.heldBy(attempt.affiliation, attempt.room.config()),
        FORBIDDEN.error(),
        TextKey.ERROR_BANNED);
  }

  private static Optional<Decision> refuseWhileLocked(Attempt attempt) {
    return when(
        attempt.room.locked() && attempt.affiliation != Affiliation.OWNER,
        ITEM_NOT_FOUND.error(),
        TextKey.ERROR_ROOM_LOCKED);
  }

  private static Optional<Decision> refuseNonMember(Attempt attempt) {
    return when(
        attempt.room.config().access().membersOnly()
            && !ENTER_MEMBERS_ONLY_ROOM.heldBy(attempt.affiliation, attempt.room.config()),
        REGISTRATION_REQUIRED.error(),
        TextKey.ERROR_MEMBERS_ONLY);
  }

  private static Optional<Decision> refuseWrongPassword(Attempt attempt) {
    String password = attempt.room.config().access().password();
    String given = attempt.join.password();
    // Compared in constant time, so that nobody can guess it piece by piece.
    boolean right =
        password == null || (given != null && MessageDigest.isEqual(utf8(password), utf8(given)));
    return when(!right, NOT_AUTHORIZED.error(), TextKey.ERROR_PASSWORD);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Decision> refuseBadNick(Attempt attempt) {
    return NickRules.refuse(attempt.nick.resource(), attempt.context.service());
  }

  private static Optional<Decision> refuseReservedNick(Attempt attempt) {
    return when(
        NickRules.isReservedForAnother(
            attempt.room, attempt.nick.resource(), attempt.client.bare()),
        CONFLICT.error(),
        TextKey.ERROR_NICK_RESERVED);
  }

  private static Optional<Decision> refuseTakenNick(Attempt attempt) {
    boolean taken =
        attempt.holder().filter(o -> !o.account().equals(attempt.client.bare())).isPresent();
    return when(taken, CONFLICT.error(), TextKey.ERROR_NICK_TAKEN);
  }

  /** Another session of an occupant takes no seat; admins have some more (0045-7.2.9-3). */
  private static Optional<Decision> refuseWhenFull(Attempt attempt) {
    Limits limits = attempt.context.service().limits();
    int chosen = attempt.room.config().access().occupantsMax();
    int most = limits.of(Limit.OCCUPANTS);
    int max = chosen == 0 ? most : Math.min(chosen, most);
    boolean admin = attempt.affiliation.atLeast(Affiliation.ADMIN);
    int seats = max + (admin ? limits.of(Limit.SEATS_FOR_ADMINS) : 0);
    boolean full = attempt.room.occupants().size() >= seats && attempt.holder().isEmpty();
    return full ? Optional.of(Excess.full(max, admin, limits)) : Optional.empty();
  }

  private static Optional<Decision> refuseTooManySessions(Attempt attempt) {
    int max = attempt.context.service().limits().of(Limit.SESSIONS_PER_NICK);
    boolean tooMany =
        attempt
            .holder()
            .filter(o -> o.sessions().size() >= max && o.session(attempt.client).isEmpty())
            .isPresent();
    return Excess.when(tooMany, Limit.SESSIONS_PER_NICK, attempt.context);
  }

  /** Nobody fills a room alone; a bridge that speaks for many is made an admin. */
  private static Optional<Decision> refuseTooManyNicks(Attempt attempt) {
    int max = attempt.context.service().limits().of(Limit.NICKS_PER_ACCOUNT);
    boolean tooMany =
        attempt.room.occupants().size() >= max
            && attempt.holder().isEmpty()
            && !attempt.affiliation.atLeast(Affiliation.ADMIN)
            && attempt.room.occupantsOf(attempt.client.bare()).size() >= max;
    return Excess.when(tooMany, Limit.NICKS_PER_ACCOUNT, attempt.context);
  }

  private static Optional<Decision> when(boolean refused, StanzaError error, TextKey text) {
    return refused ? Optional.of(Decision.refuse(error, text)) : Optional.empty();
  }
}
