package dev.muc.testkit.tcp;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.ElementReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlLimits;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A client's stream to its server, element by element (RFC 6120 §4). */
final class XmppSocket implements Closeable {
  /** The namespace of the stream's own elements (RFC 6120 §4.8.1). */
  static final String STREAMS = "http://etherx.jabber.org/streams";

  private final Socket socket;
  private final String domain;
  private final OutputStream out;
  private final ElementReader in;

  private XmppSocket(Socket socket, String domain) throws IOException {
    this.socket = socket;
    this.domain = domain;
    out = socket.getOutputStream();
    in = ElementReader.stream(socket.getInputStream(), XmlLimits.RELAYED);
  }

  /** Connects, and gives up after {@code timeout}; so does every later read. */
  static XmppSocket connect(String host, int port, String domain, Duration timeout)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), millis(timeout));
      socket.setSoTimeout(millis(timeout));
      socket.setTcpNoDelay(true);
      return new XmppSocket(socket, domain);
    } catch (IOException failed) {
      socket.close();
      throw new IOException(
          "cannot connect to " + host + ":" + port + ": " + failed.getMessage(), failed);
    }
  }

  private static int millis(Duration timeout) {
    return Math.toIntExact(Math.max(1, timeout.toMillis()));
  }

  /** Opens the stream and returns the features that the server offers (RFC 6120 §4.3.2). */
  Element open() throws IOException {
    write(
        "<?xml version='1.0'?><stream:stream xmlns='%s' xmlns:stream='%s' version='1.0' to='%s'>"
            .formatted(Stanza.NAMESPACE, STREAMS, domain));
    Element header = in.header();
    if (!header.is(STREAMS, "stream")) {
      throw new IOException("not an XMPP server: it opens with <" + header.name() + ">");
    }
    Element features = expect();
    if (!features.is(STREAMS, "features")) {
      throw new IOException("the server sent " + StanzaWriter.toXml(features) + ", not features");
    }
    return features;
  }

  /** Opens the stream anew on the same connection, as after authentication. */
  Element reopen() throws IOException {
    in.restart();
    return open();
  }

  /** Lets reads wait as long as it takes. */
  void waitForEver() throws IOException {
    socket.setSoTimeout(0);
  }

  /** Returns the next element; empty when the server has closed its stream. */
  Optional<Element> read() throws IOException {
    Optional<Element> read = in.next();
    if (read.isPresent() && read.get().is(STREAMS, "error")) {
      throw new IOException("the server closed the stream: " + StanzaWriter.toXml(read.get()));
    }
    return read;
  }

  /** Returns the next element, which must come. */
  Element expect() throws IOException {
    try {
      return read().orElseThrow(() -> new EOFException("the server closed the stream"));
    } catch (SocketTimeoutException late) {
      throw new IOException("the server does not answer in time", late);
    }
  }

  void write(Element element) throws IOException {
    write(StanzaWriter.toXml(element));
  }

  /** Closes the client's half of the stream; the server then closes its own. */
  void closeStream() throws IOException {
    write("</stream:stream>");
  }

  private void write(String xml) throws IOException {
    out.write(xml.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
