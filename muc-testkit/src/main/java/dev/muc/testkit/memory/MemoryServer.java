package dev.muc.testkit.memory;

import dev.muc.IdSource;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The servers of all clients and the way to the rooms. Every domain but that of the rooms is one of
 * accounts, and every account exists. Not thread-safe.
 *
 * <p>When a method of this class or of a client returns, everything that it caused has happened.
 */
public final class MemoryServer {
  private final BareJid service;
  private final Rooms rooms;
  private final boolean photoUpdates;
  private final IdSource resources = new CountingIds("resource-");

  /* In the order in which they connected, which is the order in which they are served. */
  private final Map<FullJid, MemoryClient> clients = new LinkedHashMap<>();

  /* First in, first out: each client's stanzas stay in order, and the rooms' too. */
  private final Queue<Runnable> inTransit = new ArrayDeque<>();
  private boolean routing;

  /**
   * Creates a server.
   *
   * @param service the domain of the rooms
   * @param rooms what answers for that domain
   * @param photoUpdates whether an account's server adds an empty photo update (XEP-0153) to
   *     available presence that a client sends without one, as Prosody does
   */
  public MemoryServer(BareJid service, Rooms rooms, boolean photoUpdates) {
    if (service.local().isPresent()) {
      throw new IllegalArgumentException("rooms are at a domain, not at an account: " + service);
    }
    this.service = service;
    this.rooms = rooms;
    this.photoUpdates = photoUpdates;
  }

  /**
   * Connects a client, which sends nothing yet.
   *
   * @param address its account, or its full address to ask for a resource
   * @throws IllegalArgumentException if a client with this address is connected, or it is not one
   *     of an account
   */
  public MemoryClient connect(Jid address) {
    BareJid account = address.bare();
    if (account.local().isEmpty() || account.domain().equals(service.domain())) {
      throw new IllegalArgumentException("not the address of an account: " + address);
    }
    FullJid full = address instanceof FullJid asked ? asked : account.with(resources.next());
    if (clients.containsKey(full)) {
      throw new IllegalArgumentException("connected already: " + full);
    }
    MemoryClient client = new MemoryClient(this, full);
    clients.put(full, client);
    return client;
  }

  /** Routes stanzas that did not come from a client, such as those that time brought about. */
  public void submit(Collection<? extends Stanza> stanzas) {
    send(stanzas);
    routeAll();
  }

  /**
   * Has the rooms do something that no stanza asks for, once they have done with what is on its way
   * already, and routes what they send.
   */
  public void submit(Supplier<? extends Collection<? extends Stanza>> doing) {
    inTransit.add(() -> send(doing.get()));
    routeAll();
  }

  private void send(Collection<? extends Stanza> stanzas) {
    stanzas.forEach(stanza -> inTransit.add(() -> route(stanza)));
  }

  private void routeAll() {
    if (routing) {
      return;
    }
    routing = true;
    try {
      Runnable next = inTransit.poll();
      while (next != null) {
        next.run();
        next = inTransit.poll();
      }
    } finally {
      routing = false;
      inTransit.clear(); // Empty, unless the rooms threw: a later test step must not see the rest.
    }
  }

  boolean addsPhotoUpdates() {
    return photoUpdates;
  }

  void remove(MemoryClient client) {
    clients.remove(client.address());
  }

  /** Returns the connected clients of an account. */
  List<MemoryClient> clientsOf(BareJid account) {
    return clients.values().stream()
        .filter(client -> client.address().bare().equals(account))
        .toList();
  }

  private void route(Stanza stanza) {
    Jid to = stanza.to();
    if (to == null) {
      throw new IllegalArgumentException("the rooms sent a stanza to nobody: " + stanza);
    }
    if (to.bare().domain().equals(service.domain())) {
      send(rooms.handle(stanza));
    } else {
      deliver(stanza, to);
    }
  }

  /** Delivers to an account or says that this is not possible (RFC 6121 §8.5). */
  private void deliver(Stanza stanza, Jid to) {
    MemoryClient exact = to instanceof FullJid full ? clients.get(full) : null;
    if (exact != null) {
      exact.receive(stanza);
    } else if (stanza instanceof Iq) {
      bounce(stanza); // A server answers for its accounts (§8.5.2.1.3), and has no use for it.
    } else if (stanza instanceof Presence presence) {
      deliverPresence(presence, to);
    } else if (stanza instanceof Message message) {
      deliverMessage(message, to);
    } else {
      throw new AssertionError("no case for " + stanza.getClass());
    }
  }

  /** Presence for somebody who is not there is nobody's concern (RFC 6121 §8.5.3.2.2). */
  private void deliverPresence(Presence presence, Jid to) {
    boolean forAccount = to instanceof BareJid && presence.type() != Presence.Type.PROBE;
    if (forAccount) {
      reachable(to.bare()).forEach(client -> client.receive(presence));
    }
  }

  private void deliverMessage(Message message, Jid to) {
    boolean toAccount = to instanceof BareJid;
    switch (message.type()) {
      case ERROR -> {} // Never answered, and of no use to another resource (§8.5.3.2.1).
      case GROUPCHAT -> bounce(message);
      case NORMAL -> deliverOrBounce(message, toAccount ? reachable(to.bare()) : List.of());
      case CHAT -> deliverOrBounce(message, reachable(to.bare()));
      case HEADLINE -> {
        if (toAccount) {
          reachable(to.bare()).forEach(client -> client.receive(message));
        }
      }
    }
  }

  private void deliverOrBounce(Message message, List<MemoryClient> recipients) {
    recipients.forEach(client -> client.receive(message));
    if (recipients.isEmpty()) {
      bounce(message);
    }
  }

  /** Returns the resources that take what is for the account: the available ones, else all. */
  private List<MemoryClient> reachable(BareJid account) {
    List<MemoryClient> connected = clientsOf(account);
    List<MemoryClient> available =
        connected.stream().filter(MemoryClient::takesForAccount).toList();
    return available.isEmpty() ? connected : available;
  }

  private void bounce(Stanza stanza) {
    boolean answers = stanza instanceof Iq iq ? iq.isRequest() : !stanza.isError();
    if (answers) {
      send(List.of(stanza.errorReply(Condition.SERVICE_UNAVAILABLE.error())));
    }
  }
}
