package dev.muc.internal.room;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.AffiliationChanged;
import dev.muc.event.RoomEvent.AvailabilityChanged;
import dev.muc.event.RoomEvent.ConfigChanged;
import dev.muc.event.RoomEvent.HistoryRead;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.event.RoomEvent.RoomRestored;
import dev.muc.event.RoomEvent.RoomUnlocked;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.event.RoomEvent.SessionLeft;
import dev.muc.event.RoomEvent.StandingChanged;
import dev.muc.event.RoomEvent.SubjectChanged;
import dev.muc.limits.Limits;
import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.HistoryEntry;
import dev.muc.model.HistoryRequest;
import dev.muc.model.Invitation;
import dev.muc.model.IqRelay;
import dev.muc.model.Occupant;
import dev.muc.model.RoomConfig;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Session;
import dev.muc.model.Subject;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of one room. {@link #apply} is the only method that changes it. */
public final class Room extends Traces {
  /*
   * One writer at a time; no locks. A room that has not been created, or has been destroyed, has no
   * creation time; its other fields are as in a new one.
   */
  private final BareJid address;
  private final Limits limits;
  private @Nullable Instant createdAt;
  private @Nullable BareJid creator;
  private boolean locked;
  private RoomConfig config = RoomConfig.DEFAULT;
  private Affiliations affiliations = new Affiliations();
  private @Nullable History history;
  private Pending pending = new Pending();
  private @Nullable Subject subject;
  private final Roster roster;
  private final Voices voices = new Voices();

  /** Creates the place for a room that does not exist yet. */
  public Room(BareJid address, Limits limits) {
    this.address = address;
    this.limits = limits;
    this.roster = new Roster(this, limits);
  }

  /** Applies one event. Must accept every event that a handler of this version can decide on. */
  public void apply(RoomEvent event) {
    if (event instanceof MessageAccepted accepted) {
      remember(accepted); // Most events are such, and nothing else of the room is looked at.
      return;
    }
    boolean known =
        applyToRoster(event) || pending.apply(event) || applyToRoom(event) || applyFromStore(event);
    if (!known) {
      throw new AssertionError("no case for " + event.getClass());
    }
    voices.apply(event, config);
  }

  private boolean applyToRoster(RoomEvent event) {
    if (event instanceof OccupantJoined joined) {
      roster.add(joined.occupant());
    } else if (event instanceof SessionJoined joined) {
      roster.replace(joined.before(), joined.before().with(joined.session()));
    } else if (event instanceof AvailabilityChanged changed) {
      roster.replace(changed.before(), changed.before().with(changed.session()));
    } else if (event instanceof SessionLeft left) {
      roster.replace(left.before(), left.before().without(left.realJid()));
      pending.left(left.realJid());
    } else if (event instanceof NickChanged changed) {
      roster.replace(changed.before(), changed.after());
    } else if (event instanceof StandingChanged changed) {
      roster.replace(changed.before(), changed.after());
    } else if (event instanceof OccupantLeft left) {
      roster.remove(left.occupant());
      for (Session session : left.occupant().sessions()) {
        pending.left(session.realJid());
      }
    } else {
      return false;
    }
    return true;
  }

  private boolean applyToRoom(RoomEvent event) {
    if (event instanceof RoomCreated created) {
      create(created);
    } else if (event instanceof RoomUnlocked unlocked) {
      locked = false;
      configure(unlocked.after());
    } else if (event instanceof ConfigChanged changed) {
      configure(changed.after());
    } else if (event instanceof AffiliationChanged changed) {
      affiliations.put(changed.after());
    } else if (event instanceof SubjectChanged changed) {
      subject = changed.subject();
    } else if (event instanceof RoomDestroyed || event instanceof RoomClosed) {
      clear();
    } else {
      return false;
    }
    return true;
  }

  private boolean applyFromStore(RoomEvent event) {
    if (event instanceof RoomRestored restored) {
      restore(restored.snapshot());
    } else if (event instanceof HistoryRead read) {
      remembered().merge(read.entries(), config.discussion().historyFetchMax());
    } else {
      return false;
    }
    return true;
  }

  /** Most rooms are set up as the service sets them up, and share that: 150 bytes a room. */
  private void configure(RoomConfig after) {
    config = after.equals(config) ? config : after;
    roster.viewsChanged();
  }

  private void create(RoomCreated created) {
    createdAt = created.at();
    creator = created.creator();
    configure(created.config());
    locked = true;
    affiliations.put(new AffiliationEntry(created.creator(), Affiliation.OWNER, null, null));
  }

  private void remember(MessageAccepted accepted) {
    if (accepted.remembered()) {
      remembered()
          .add(
              new HistoryEntry(
                  accepted.message(),
                  accepted.at(),
                  config.disclosure().nonAnonymous() ? accepted.sender() : null,
                  accepted.archiveId() != null),
              config.discussion().historyFetchMax());
    }
  }

  /** Most rooms have none before somebody speaks: 64 bytes a room. */
  private History remembered() {
    History kept = history == null ? new History(limits) : history;
    history = kept;
    return kept;
  }

  private void restore(RoomSnapshot snapshot) {
    clear();
    createdAt = snapshot.createdAt();
    creator = snapshot.creator();
    locked = snapshot.locked();
    configure(snapshot.config());
    snapshot.affiliations().forEach(affiliations::put);
    snapshot.occupants().forEach(roster::add);
    remembered().merge(snapshot.history(), config.discussion().historyFetchMax());
    subject = snapshot.subject();
    snapshot.invitations().forEach(pending::invited);
    voices.restore(snapshot.voices());
  }

  @Override
  public Optional<RoomSnapshot> snapshot() {
    if (createdAt == null || creator == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RoomSnapshot(
            createdAt,
            creator,
            locked,
            config,
            affiliations.all(),
            List.copyOf(roster.all()),
            history == null ? List.of() : history.unarchived(),
            subject,
            pending.invitations(),
            voices.all()));
  }

  private void clear() {
    createdAt = null;
    creator = null;
    locked = false;
    config = RoomConfig.DEFAULT;
    affiliations = new Affiliations();
    history = null;
    pending = new Pending();
    subject = null;
    roster.clear();
  }

  /** Returns the addresses of all clients; the same list until somebody enters or leaves. */
  public List<Jid> everyone() {
    return roster.everyone();
  }

  /** Returns the clients that see others in this view, but for those of {@code occupant}. */
  List<Jid> others(Occupant occupant, View view) {
    return roster.others(occupant, view);
  }

  /** Returns whether the presence of an occupant is not sent because there are so many. */
  boolean isUnseen(Occupant occupant) {
    return roster.isUnseen(occupant);
  }

  /** Returns the presence in which those of this view are shown {@code occupant}, who is here. */
  Presence portrait(Occupant occupant, View view) {
    return roster.portrait(occupant, view);
  }

  @Override
  public Optional<BareJid> creator() {
    return Optional.ofNullable(creator);
  }

  @Override
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /** Returns the earlier messages that a newcomer is shown, oldest first. */
  List<Message> history(HistoryRequest request, FullJid newcomer) {
    return history == null ? List.of() : history.select(request, this, newcomer);
  }

  @Override
  public BareJid address() {
    return address;
  }

  @Override
  public RoomConfig config() {
    return config;
  }

  @Override
  public boolean exists() {
    return createdAt != null;
  }

  @Override
  public boolean locked() {
    return locked;
  }

  @Override
  public Affiliation affiliation(BareJid account) {
    return affiliations.effective(account);
  }

  @Override
  public AffiliationEntry entry(BareJid account) {
    return affiliations.get(account);
  }

  @Override
  public List<AffiliationEntry> entries(Affiliation affiliation) {
    return affiliations.all(affiliation);
  }

  @Override
  public int entryCount() {
    return affiliations.size();
  }

  @Override
  public Optional<BareJid> reservedFor(String nick) {
    return affiliations.reservedFor(nick);
  }

  @Override
  public Optional<Occupant> occupant(String nick) {
    return roster.get(nick);
  }

  @Override
  public Optional<Occupant> occupant(Jid realJid) {
    return roster.get(realJid);
  }

  @Override
  public List<Occupant> occupantsOf(BareJid account) {
    return roster.of(account);
  }

  @Override
  public Collection<Occupant> occupants() {
    return roster.all();
  }

  @Override
  public Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  @Override
  public List<HistoryEntry> history() {
    return history == null ? List.of() : history.all();
  }

  @Override
  public List<Invitation> invitationsOf(BareJid invitee) {
    return pending.invitationsOf(invitee);
  }

  @Override
  public Optional<Occupant> voiceRequest(FullJid realJid) {
    return pending.awaitsVoice(realJid) ? roster.get(realJid) : Optional.empty();
  }

  @Override
  public boolean isAsked(FullJid client) {
    return pending.isAsked(client);
  }

  @Override
  public List<IqRelay> relays() {
    return pending.relays();
  }

  @Override
  public boolean hadVoice(BareJid account) {
    return voices.has(account);
  }

  @Override
  public Optional<IqRelay> relay(String key) {
    return pending.relay(key);
  }
}
