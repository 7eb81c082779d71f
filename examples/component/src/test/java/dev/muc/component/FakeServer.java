package dev.muc.component;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.xml.ElementReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server's side of XEP-0114 on a free loopback port; each test plays it by hand. */
final class FakeServer implements AutoCloseable {
  static final String STREAM_ID = "3BF96D32";

  private final ServerSocket socket;

  FakeServer() throws IOException {
    this(0);
  }

  /** Listens on a port that was used before. */
  FakeServer(int port) throws IOException {
    socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  HostAndPort address() {
    return new HostAndPort(InetAddress.getLoopbackAddress().getHostAddress(), port());
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Waits for the next connection. */
  Session accept() throws IOException {
    socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(30).toMillis()));
    return new Session(socket.accept());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** One connection. */
  static final class Session implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final ElementReader reader;

    private Session(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true); // As servers do: what is flushed leaves.
      this.out = socket.getOutputStream();
      this.reader = ElementReader.stream(socket.getInputStream(), XmlLimits.RELAYED);
    }

    ElementReader reader() {
      return reader;
    }

    OutputStream out() {
      return out;
    }

    /** Returns what comes after what the reader has taken, for tests that read it by themselves. */
    InputStream in() throws IOException {
      return socket.getInputStream();
    }

    void sends(String xml) throws IOException {
      out.write(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the component's header, answers with our own and returns its handshake. */
    Element opens() throws IOException {
      reader.header();
      sendsHeader();
      return reader.next().orElseThrow();
    }

    void sendsHeader() throws IOException {
      sends(
          StanzaWriter.stream(Handshake.NAMESPACE)
              .openStream(
                  new Attribute("from", "conference.localhost"), new Attribute("id", STREAM_ID)));
    }

    /** Does the handshake whatever the secret is. */
    Session letsIn() throws IOException {
      opens();
      sends("<handshake/>");
      return this;
    }

    void sendsStreamError(String condition) throws IOException {
      sends(
          "<stream:error><"
              + condition
              + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
    }

    void sends(Stanza stanza) throws IOException {
      StanzaWriter.stream(Handshake.NAMESPACE).write(stanza, out);
    }

    /** Breaks the connection in the middle, as a process that is killed does. */
    void vanishes() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
