package dev.muc.testkit.memory;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testkit.scansion.ClientConnection;
import dev.muc.xml.InvalidStanzaException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client that is connected to a {@link MemoryServer}, and what its server knows of it. */
public final class MemoryClient {
  private static final String PHOTO_UPDATE = "vcard-temp:x:update";

  private final MemoryServer server;
  private final FullJid address;
  private final Queue<Stanza> received = new ArrayDeque<>();

  /* Those who were told that the client is available, and so must be told when it is not. */
  private final Set<Jid> directed = new LinkedHashSet<>();

  /* The last presence to everybody; null while unavailable. */
  private @Nullable Presence presence;
  private boolean connected = true;

  MemoryClient(MemoryServer server, FullJid address) {
    this.server = server;
    this.address = address;
  }

  /** Returns the address. */
  public FullJid address() {
    return address;
  }

  /** Returns the next stanza that the client received, if there is one. */
  public Optional<Stanza> next() {
    return Optional.ofNullable(received.poll());
  }

  /**
   * Sends a stanza as the client wrote it. Its server sets {@code from}, and answers itself what is
   * no valid stanza.
   *
   * @throws IllegalStateException if the client has disconnected
   * @throws IllegalArgumentException if the stanza claims to be from somebody else
   */
  public void send(Element stanza) {
    try {
      send(ClientStream.read(stanza, address));
    } catch (InvalidStanzaException invalid) {
      receive(ClientStream.refusal(invalid, address));
    }
  }

  /**
   * Sends a stanza.
   *
   * @throws IllegalStateException if the client has disconnected
   * @throws IllegalArgumentException if the stanza is from somebody else
   */
  public void send(Stanza stanza) {
    if (!connected) {
      throw new IllegalStateException(address + " has disconnected");
    }
    if (!stanza.from().equals(address)) {
      throw new IllegalArgumentException(address + " cannot send a stanza from " + stanza.from());
    }
    if (stanza instanceof Presence sent) {
      sendPresence(sent);
    } else {
      Jid to = stanza.to();
      server.submit(List.of(to == null ? stanza.to(address.bare()) : stanza));
    }
  }

  /** Returns this client as scripts see it. */
  public ClientConnection connection() {
    return new MemoryConnection(this);
  }

  /** Disconnects. The server says so to everybody who was told that the client is available. */
  public void disconnect() {
    if (connected) {
      connected = false;
      server.remove(this);
      becomeUnavailable(new Presence(Presence.Type.UNAVAILABLE, address, null, null, List.of()));
    }
  }

  /** Returns whether the client takes messages for its account (RFC 6121 §8.5.2.1.1). */
  boolean takesForAccount() {
    return presence != null && priority(presence) >= 0;
  }

  void receive(Stanza stanza) {
    if (stanza.isError() && stanza instanceof Presence) {
      directed.remove(stanza.from()); // It was not taken, so it need not be taken back.
    }
    received.add(stanza);
  }

  private void sendPresence(Presence written) {
    Presence sent = written.type() == Presence.Type.AVAILABLE ? withPhotoUpdate(written) : written;
    Jid to = sent.to();
    if (to == null) {
      broadcast(sent);
    } else {
      direct(sent, to);
    }
  }

  private void direct(Presence sent, Jid to) {
    if (sent.type() == Presence.Type.AVAILABLE) {
      directed.add(to);
    } else if (sent.type() == Presence.Type.UNAVAILABLE) {
      directed.remove(to);
    }
    server.submit(List.of(sent));
  }

  private Presence withPhotoUpdate(Presence sent) {
    if (!server.addsPhotoUpdates() || sent.payload(PHOTO_UPDATE, "x").isPresent()) {
      return sent;
    }
    List<Element> payloads = new ArrayList<>(sent.payloads());
    payloads.add(Element.of(PHOTO_UPDATE, "x", Element.of(PHOTO_UPDATE, "photo")));
    return sent.with(sent.from(), sent.to(), payloads);
  }

  /** Presence for everybody: in a world without rosters, the account's own available resources. */
  private void broadcast(Presence sent) {
    switch (sent.type()) {
      case AVAILABLE -> becomeAvailable(sent);
      case UNAVAILABLE -> becomeUnavailable(sent);
      default -> throw new IllegalArgumentException("presence that needs an addressee: " + sent);
    }
  }

  /** Own presence comes back, and that of the other resources comes first (RFC 6121 §4.2, §4.4). */
  private void becomeAvailable(Presence sent) {
    boolean initial = presence == null;
    presence = sent;
    List<Stanza> caused = new ArrayList<>();
    for (MemoryClient resource : server.clientsOf(address.bare())) {
      Presence other = resource.presence;
      if (other != null) {
        caused.add(sent.to(resource.address));
        if (initial && resource != this) {
          caused.add(other.to(address));
        }
      }
    }
    server.submit(caused);
  }

  /** Everybody who was told of availability is told of its end (RFC 6121 §4.5.2, §4.6.3). */
  private void becomeUnavailable(Presence sent) {
    List<Stanza> caused = new ArrayList<>();
    if (presence != null) {
      for (MemoryClient resource : server.clientsOf(address.bare())) {
        if (resource.presence != null) {
          caused.add(sent.to(resource.address));
        }
      }
    }
    for (Jid told : directed) {
      caused.add(sent.to(told));
    }
    presence = null;
    directed.clear();
    server.submit(caused);
  }

  private static int priority(Presence presence) {
    String text = presence.payload(Stanza.NAMESPACE, "priority").map(Element::text).orElse("0");
    return text.strip().startsWith("-") ? -1 : 0;
  }
}
