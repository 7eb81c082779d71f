package dev.muc.testkit;

import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import dev.muc.testkit.memory.MemoryClient;
import dev.muc.testkit.scansion.FailureReport;
import dev.muc.testkit.scansion.StanzaMatcher;
import dev.muc.testkit.scansion.StanzaText;
import dev.muc.xml.StanzaWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client in a {@link MucHarness}. What it receives stays until something consumes it. */
public final class TestClient {
  private static final String MUC = "http://jabber.org/protocol/muc";

  private final MemoryClient client;
  private final List<Stanza> unconsumed = new ArrayList<>();

  TestClient(MemoryClient client) {
    this.client = client;
  }

  /** Returns the full address, which {@code from} holds in what it sends. */
  public FullJid address() {
    return client.address();
  }

  /**
   * Sends a stanza that is written as in a script: the stream's namespace is understood, and {@code
   * from} is set by the server.
   *
   * @throws IllegalArgumentException if it is no stanza, or claims to be from somebody else
   */
  public void sends(String xml) {
    client.send(StanzaText.parse(xml));
  }

  /**
   * Sends a stanza from {@link #address}.
   *
   * @throws IllegalArgumentException if it is from somebody else
   */
  public void sends(Stanza stanza) {
    client.send(stanza);
  }

  /** Enters a room: sends presence with the element that XEP-0045 §7.2.2 asks for. */
  public void enters(String occupant) {
    sends(
        new Presence(
            Presence.Type.AVAILABLE,
            address(),
            Jid.of(occupant),
            null,
            List.of(Element.of(MUC, "x"))));
  }

  /**
   * Consumes the first stanza that matches; earlier ones stay. What matches is said at {@link
   * StanzaMatcher}.
   *
   * @return the whole stanza as it was received
   * @throws AssertionError if there is none; the message says why each stanza does not match
   * @throws IllegalArgumentException if {@code xml} is no stanza
   */
  public Stanza receives(String xml) {
    Element expected = StanzaText.parse(xml);
    for (Stanza stanza : received()) {
      if (StanzaMatcher.mismatch(expected, StanzaWriter.toElement(stanza)).isEmpty()) {
        unconsumed.remove(stanza);
        return stanza;
      }
    }
    throw new AssertionError(FailureReport.notReceived(address().toString(), expected, elements()));
  }

  /**
   * Consumes the next stanza, whatever it is.
   *
   * @throws AssertionError if there is none
   */
  public Stanza receivesNext() {
    Optional<Stanza> first = received().stream().findFirst();
    Stanza stanza = first.orElseThrow(() -> new AssertionError(address() + " received nothing"));
    unconsumed.remove(0);
    return stanza;
  }

  /**
   * Checks that everything received has been consumed.
   *
   * @throws AssertionError if something is left; the message shows it
   */
  public void receivesNothing() {
    if (!received().isEmpty()) {
      throw new AssertionError(FailureReport.unexpected(address().toString(), elements()));
    }
  }

  /** Returns what was received and not consumed, in order. */
  public List<Stanza> received() {
    Optional<Stanza> next = client.next();
    while (next.isPresent()) {
      unconsumed.add(next.get());
      next = client.next();
    }
    return List.copyOf(unconsumed);
  }

  /** Consumes everything that was received: what came so far is not what the test is about. */
  public void ignoresTheRest() {
    received();
    unconsumed.clear();
  }

  /** Closes the stream; the server tells everybody who was told that the client is available. */
  public void disconnects() {
    client.disconnect();
  }

  private List<Element> elements() {
    return unconsumed.stream().map(StanzaWriter::toElement).toList();
  }
}
