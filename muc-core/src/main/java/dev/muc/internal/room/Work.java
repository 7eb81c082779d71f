package dev.muc.internal.room;

import dev.muc.Asked;
import dev.muc.Question;
import dev.muc.Question.LoadRoom;
import dev.muc.RoomOrder;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Stanza;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stanza to be handled or an order to be carried out, with what is known for its sake. */
public final class Work {
  /*
   * Nothing else is kept of something that waits: what is decided is decided anew when the answers
   * are there, from the room as it is then.
   */
  private final BareJid room;
  private final @Nullable Stanza stanza;
  private final @Nullable RoomOrder order;
  private final long ticket;
  private final Facts facts = new Facts();
  private List<Asked<?>> open = Collections.emptyList(); // Until something is asked.
  private boolean loading;

  private Work(BareJid room, @Nullable Stanza stanza, @Nullable RoomOrder order, long ticket) {
    this.room = room;
    this.stanza = stanza;
    this.order = order;
    this.ticket = ticket;
  }

  /** A stanza to {@code room}, which may be the service itself. */
  public static Work of(Stanza stanza, BareJid room) {
    return new Work(room, stanza, null, 0);
  }

  /** An order that the host knows as {@code ticket}. */
  public static Work of(RoomOrder order, long ticket) {
    return new Work(order.room(), null, order, ticket);
  }

  /** Returns the room that this is about, or the service. */
  public BareJid room() {
    return room;
  }

  /** Returns whether this is about the service itself. */
  public boolean isForService() {
    return room.isDomain();
  }

  /** Returns the stanza; null if this is an order. */
  public @Nullable Stanza stanza() {
    return stanza;
  }

  /** Returns the stanza, which this is. */
  public Stanza requireStanza() {
    return Objects.requireNonNull(stanza);
  }

  /** Returns whom the stanza is addressed to. */
  public Jid requireAddressee() {
    return Objects.requireNonNull(requireStanza().to());
  }

  /** Returns the order; null if this is a stanza. */
  public @Nullable RoomOrder order() {
    return order;
  }

  /** Returns what the host calls the order. */
  public long ticket() {
    return ticket;
  }

  /** Returns what is known. */
  public Facts facts() {
    return facts;
  }

  /** Returns whether this waits for the room itself to be read. */
  public boolean isLoading() {
    return loading;
  }

  /** Says that the room is read as far as it is there. */
  public void loaded() {
    loading = false;
  }

  /** Returns whether the room was asked for and there was an answer. */
  public boolean hasLoaded() {
    return facts.get(new LoadRoom(room)).isPresent();
  }

  /** Forgets that the room was read, and all else: it has to be read again, as it is then. */
  void unload() {
    facts.forget();
  }

  List<Asked<?>> open() {
    return open;
  }

  void asked(Asked<?> asked) {
    open = open.isEmpty() ? new ArrayList<>() : open;
    open.add(asked);
    Question<?> question = asked.question();
    loading |= question instanceof LoadRoom;
  }
}
