package dev.muc.testkit.tcp;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Stanza;
import dev.muc.testkit.scansion.ScriptClient;
import dev.muc.xml.StanzaWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Authenticates a client with SASL PLAIN and binds its resource (RFC 6120 §6, §7). */
final class Login {
  private static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
  private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
  private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";

  /** Of RFC 3921 §3; servers that still offer it mark it as optional (RFC 6121 lacks it). */
  private static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";

  private final XmppSocket socket;
  private final ScriptClient client;

  private Login(XmppSocket socket, ScriptClient client) {
    this.socket = socket;
    this.client = client;
  }

  /**
   * Logs in on a new connection.
   *
   * @return the address that the server gave
   * @throws IOException if the server refuses; the message says what to change
   */
  static FullJid logIn(XmppSocket socket, ScriptClient client) throws IOException {
    return new Login(socket, client).logIn();
  }

  private FullJid logIn() throws IOException {
    checkMechanisms(socket.open());
    authenticate();
    Element features = socket.reopen();
    FullJid address = bind();
    Optional<Element> session = features.child(SESSION, "session");
    if (session.isPresent() && session.get().child("optional").isEmpty()) {
      request("session", Element.of(SESSION, "session"));
    }
    return address;
  }

  private void checkMechanisms(Element features) throws IOException {
    List<String> mechanisms =
        features.child(SASL, "mechanisms").map(Element::children).orElse(List.of()).stream()
            .filter(child -> child.is(SASL, "mechanism"))
            .map(Element::text)
            .toList();
    if (mechanisms.contains("PLAIN")) {
      return;
    }
    boolean tls = features.child(TLS, "starttls").isPresent();
    throw failure(
        (tls ? "the server wants TLS before it lets anybody log in" : "the server has no PLAIN")
            + "; it offers the mechanisms "
            + mechanisms
            + ". Let it accept SASL PLAIN without TLS on its loopback address, in Prosody:"
            + " c2s_require_encryption = false and allow_unencrypted_plain_auth = true");
  }

  private void authenticate() throws IOException {
    String password = client.password();
    if (password == null) {
      throw failure("the script has no \"password:\" for this client");
    }
    String user = client.account().local().orElseThrow();
    byte[] credentials = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
    socket.write(
        Element.builder(SASL, "auth")
            .attribute("mechanism", "PLAIN")
            .text(Base64.getEncoder().encodeToString(credentials))
            .build());
    Element answer = socket.expect();
    if (!answer.is(SASL, "success")) {
      throw failure(
          "the server refuses the login ("
              + StanzaWriter.toXml(answer)
              + "); does the account exist, with the password of the script?");
    }
  }

  private FullJid bind() throws IOException {
    Element bind = Element.builder(BIND, "bind").textChild("resource", client.resource()).build();
    String jid =
        request("bind", bind)
            .child(BIND, "bind")
            .flatMap(bound -> bound.child("jid"))
            .map(Element::text)
            .orElseThrow(() -> failure("the server bound no address"));
    try {
      return FullJid.of(jid);
    } catch (IllegalArgumentException invalid) {
      throw failure("the server bound an address that is none: " + jid);
    }
  }

  private Element request(String id, Element payload) throws IOException {
    socket.write(
        Element.builder(Stanza.NAMESPACE, "iq")
            .attribute("type", "set")
            .attribute("id", id)
            .child(payload)
            .build());
    Element answer = socket.expect();
    if (!answer.attribute("type").equals(Optional.of("result"))) {
      throw failure("the server refuses to " + id + ": " + StanzaWriter.toXml(answer));
    }
    return answer;
  }

  private IOException failure(String problem) {
    BareJid account = client.account();
    return new IOException("cannot log in as " + account + ": " + problem);
  }
}
