package dev.muc.component;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.ElementReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.TruncatedXmlException;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.XmlException;
import dev.muc.xml.XmlLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Opens component streams: connects, proves the secret, waits to be let in (XEP-0114 §3). */
final class Handshake {
  static final String NAMESPACE = "jabber:component:accept";

  private final BareJid domain;
  private final Credentials credentials;
  private final Duration patience;

  /** For the component {@code domain}; waits for each answer as long as {@code patience}. */
  Handshake(BareJid domain, Credentials credentials, Duration patience) {
    this.domain = domain;
    this.credentials = credentials;
    this.patience = patience;
  }

  /**
   * Returns a stream over which stanzas may pass.
   *
   * @throws HandshakeException if the server does not let the component in; the message says why
   * @throws IOException if the server cannot be reached
   */
  ComponentStream connect(InetSocketAddress server) throws IOException {
    Connection connection = Connection.open(server, patience);
    try {
      ElementReader reader = ElementReader.stream(connection.input(), XmlLimits.RELAYED);
      introduce(connection, reader);
      connection.readPatience(Duration.ZERO);
      return new ComponentStream(connection, reader, domain);
    } catch (TruncatedXmlException closed) {
      connection.close();
      throw new HandshakeException("the server closed the connection instead of answering");
    } catch (XmlException noStream) {
      connection.close();
      throw new HandshakeException(
          "what answers there is no XMPP server's component port: " + noStream.getMessage());
    } catch (IOException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private void introduce(Connection connection, ElementReader reader) throws IOException {
    StanzaWriter writer = StanzaWriter.stream(NAMESPACE);
    byte[] opening =
        writer.openStream(new Attribute("to", domain.toString())).getBytes(StandardCharsets.UTF_8);
    connection.write(opening, opening.length);
    Element header = reader.header();
    if (!header.is(StanzaWriter.STREAMS_NAMESPACE, "stream")) {
      throw new HandshakeException("the server answers with <" + header.name() + ">, no stream");
    }
    if (!reader.contentNamespace().equals(NAMESPACE)) {
      throw explained(next(reader), "is this the server's port for components?");
    }
    String id = header.attribute("id").orElse("");
    if (id.isEmpty()) {
      throw explained(next(reader), ""); // An error comes without one.
    }
    XmlBuffer proof = new XmlBuffer();
    writer.write(Element.ofText(Stanza.NAMESPACE, "handshake", credentials.handshake(id)), proof);
    connection.write(proof.array(), proof.length());
    Element answer = next(reader);
    if (!answer.is(Stanza.NAMESPACE, "handshake")) {
      throw explained(answer, "");
    }
  }

  private static Element next(ElementReader reader) throws IOException {
    return reader
        .next()
        .orElseThrow(() -> new HandshakeException("the server closed the stream at once"));
  }

  /** Returns what to tell the operator about an answer that does not let the component in. */
  private HandshakeException explained(Element answer, String problem) {
    if (!answer.is(StanzaWriter.STREAMS_NAMESPACE, "error")) {
      String separator = problem.isEmpty() ? "" : "; " + problem;
      return new HandshakeException("the server answers <" + answer.name() + ">" + separator);
    }
    StreamErrorException error = StreamErrorException.of(answer);
    String advice = problem.isEmpty() ? advice(error.condition()) : problem;
    // Where we know better than the server's text, the line stays short.
    return new HandshakeException(
        "the server refuses: "
            + (advice.isEmpty() ? error.getMessage() : error.condition() + "; " + advice));
  }

  private String advice(String condition) {
    return switch (condition) {
      case "not-authorized" -> "is the secret the same on both sides?";
      case "host-unknown" -> "does the server know a component " + domain + "?";
      case "conflict" -> "is " + domain + " in use already?";
      case "invalid-namespace" -> "is this the server's port for components?";
      default -> "";
    };
  }
}
